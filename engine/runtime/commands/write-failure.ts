import { DatabaseError, sqlState } from '../../store/connection/database-error.ts'

/** Serialization failure, deadlock, a unique key that another node took first, a lock that was not to be had. */
const RACES = new Set(['40001', '40P01', '23505', '55P03', '57014'])

/**
 * What a failed batch means. `unavailable`: its outcome is unknown, ask again later. `race`: nothing was written, try
 * again at once. `guilty`: something in it cannot be written, so that its halves are tried by themselves.
 */
export function classifyFailure(error: unknown): 'unavailable' | 'race' | 'guilty' {
  if (error instanceof DatabaseError) return 'unavailable'
  return RACES.has(sqlState(error) ?? '') ? 'race' : 'guilty'
}

/** Whether a value of the command itself cannot be stored (SQLSTATE class 22, data exception). */
export function isDataException(error: unknown): boolean {
  return sqlState(error)?.startsWith('22') ?? false
}
