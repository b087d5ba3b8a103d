import type { JsonValue } from '../../expressions/expression.ts'

/** What happens to the data of activities and events beside their variables. */
export type DataEvent =
  /** One has its token, and waits for the data that it needs. */
  | { readonly type: 'dataAwaited'; readonly key: number; readonly node: string }
  | { readonly type: 'dataArrived'; readonly key: number; readonly node: string }
  /** What a data store of the park holds from now on. */
  | { readonly type: 'storeWritten'; readonly store: string; readonly node: string; readonly value: JsonValue }
