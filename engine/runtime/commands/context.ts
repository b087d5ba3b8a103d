import type { Context } from '../../core/context.ts'
import type { ProcessInstance } from '../../core/instance.ts'
import { evaluateExpression } from '../../expressions/evaluate.ts'
import type { DatabaseClock } from '../../store/connection/database-clock.ts'
import type { FindOffice } from '../calendars/offices.ts'

const STEP_LIMIT = 100_000

/** What the core knows of the world before it decides a command in a park. */
export type ContextOf = (parkId: string, instance: ProcessInstance | null) => Context

/** What the core may know of the world on this server: the database's time, and the park's working days and hours. */
export function contextFor(clock: DatabaseClock, findOffice: FindOffice): ContextOf {
  return (parkId, instance) => {
    const office = findOffice(parkId, 'cn')
    if (office === null) throw new Error(`Expected an office of park ${parkId}, but found none.`)
    return {
      // Another node, whose clock ran a little ahead, may have written last.
      now: Math.max(clock.now(), instance?.changedAt ?? 0),
      zone: office.zone,
      evaluate: evaluateExpression,
      office: (calendar) => findOffice(parkId, calendar),
      stepLimit: STEP_LIMIT,
    }
  }
}
