import type { JsonValue } from '../../expressions/expression.ts'
import type { Run } from '../run.ts'

/** What a data store holds now, with what this command has written to it (BPMN 2.0.2 §10.4.1). */
export function storeContent({ events, context }: Run, store: string): JsonValue {
  const written = events.findLast((event) => event.type === 'storeWritten' && event.store === store)
  return written?.type === 'storeWritten' ? written.value : (context.readStore?.(store) ?? null)
}
