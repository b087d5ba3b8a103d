import type { ProcessDefinition } from '../../model/definition.ts'
import { listDefinitions } from '../../store/definitions/list-definitions.ts'
import type { MessageParts } from '../messages/messages.ts'

/** The newest version of every process of a park: what messages and signals start. */
export async function newestDefinitions(
  { client, definitions }: Pick<MessageParts, 'client' | 'definitions'>,
  parkId: string,
): Promise<readonly ProcessDefinition[]> {
  const rows = await client.run((sql) => listDefinitions(sql, parkId))
  const newest = rows.filter((row, index) => rows[index - 1]?.processId !== row.processId)
  const found = await Promise.all(newest.map(({ processId, hash }) => definitions.find(parkId, hash, processId)))
  return found.filter((definition) => definition !== null)
}
