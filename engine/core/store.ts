import type { JsonValue } from '../expressions/expression.ts'
import type { OutgoingCommand } from './calls/outgoing-commands.ts'
import type { Command } from './commands.ts'
import type { Rejection } from './decision.ts'
import type { Event } from './events.ts'
import type { ProcessInstance } from './instance.ts'

/** One accepted command as it goes into the journal. */
export interface JournalEntry {
  readonly command: Command
  readonly at: number
  readonly revision: number
  readonly events: readonly Event[]
  /** What it sends to other instances; follows from the events, and is no part of the journal. */
  readonly sent?: readonly OutgoingCommand[]
}

/** Everything that one batch changes of one instance; entries in order of their revisions. */
export interface InstanceChange {
  readonly instance: ProcessInstance
  /** Revision that was read; 0 for an instance that is new. */
  readonly readRevision: number
  readonly entries: readonly JournalEntry[]
  /** What its commands have left in data stores; absent where they wrote to none. */
  readonly stores?: readonly StoreChange[]
}

/** The new content of a data store of the park; `readRevision` is that of what was read, 0 where nothing was ever written. */
export interface StoreChange {
  readonly name: string
  readonly readRevision: number
  readonly value: JsonValue
}

/** What a data store holds. */
export interface StoredData {
  readonly revision: number
  readonly value: JsonValue
}

/** Which instances of a batch were written; one whose revision or data store had moved, or whose command id was known, was not. */
export interface WriteResult {
  /** Id of the instance → how long its stored state is, in characters. */
  readonly written: ReadonlyMap<string, number>
}

/** What a caller learns of its command. */
export type Answer =
  | { readonly accepted: true; readonly instanceId: string; readonly revision: number; readonly repeated: boolean }
  | { readonly accepted: false; readonly rejection: Rejection }

/** What the runtime needs of a database; SQL and memory pass one test suite. */
export interface Store {
  readonly load: (parkId: string, instanceIds: readonly string[]) => Promise<readonly ProcessInstance[]>
  /** The journal's answers for command ids that are already there. */
  readonly journalled: (
    commands: readonly Pick<Command, 'parkId' | 'instanceId' | 'id'>[],
  ) => Promise<ReadonlyMap<string, { readonly revision: number }>>
  /** The data stores among `names` that were ever written to. */
  readonly readDataStores: (parkId: string, names: readonly string[]) => Promise<ReadonlyMap<string, StoredData>>
  readonly write: (changes: readonly InstanceChange[]) => Promise<WriteResult>
}
