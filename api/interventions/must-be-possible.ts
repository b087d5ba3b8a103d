import type { Command } from '../../engine/index.ts'
import type { AppParts } from '../plugins/app-parts.ts'
import { refusalOf } from '../refusal.ts'
import { isKept } from './queries.ts'

/**
 * Refuses what would be refused anyway before a reason for it is written down: nothing shall say why somebody did what
 * never happened. What was begun under this id already is sent again, and answered as before.
 */
export async function mustBePossible(
  { engine, database }: Pick<AppParts, 'engine' | 'database'>,
  command: Command,
): Promise<void> {
  const decision = await engine.foresee(command)
  if (decision.accepted) return
  if (await database.inPark(command.parkId, (tx) => isKept(tx, command.parkId, command.id))) return
  throw refusalOf(decision.rejection)
}
