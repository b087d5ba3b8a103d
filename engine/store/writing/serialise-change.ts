import type { InstanceChange, JournalEntry } from '../../core/store.ts'
import { hashJournalRow } from '../journal-hash.ts'
import { projectChange } from './project.ts'
import type { BatchRows } from './rows.ts'

/** Adds what one instance changes to the batch; gives the hash of its last journal row. */
export function serialiseChange(
  change: InstanceChange,
  previousHash: string,
  retryDelay: number,
  rows: BatchRows,
): string {
  const n = rows.instances.length
  let last = previousHash
  for (const entry of change.entries) last = addEntry(n, entry, last, rows)
  rows.instances.push(instanceRow(n, change, last))
  rows.states.push(JSON.stringify(change.instance))
  projectChange(change, n, retryDelay, rows)
  return last
}

// Both rows are put together as text: what is serialised already goes in as it is, so that what is stored is, byte for
// byte, what was hashed. Ids, instants, hashes and numbers need no quoting.
function addEntry(
  n: number,
  { command, at, revision, events }: JournalEntry,
  previousHash: string,
  rows: BatchRows,
): string {
  const { parkId, instanceId, id: commandId } = command
  const actor = JSON.stringify(command.actor)
  const body = JSON.stringify(command.body)
  const facts = JSON.stringify(events)
  const hash = hashJournalRow(previousHash, {
    parkId,
    instanceId,
    revision,
    commandId,
    at,
    actor,
    command: body,
    events: facts,
  })
  rows.events.push(facts)
  rows.journal.push(
    `{"n":${n},"revision":${revision},"command_id":"${commandId}","at":${at},"previous_hash":"\\\\x${previousHash}","hash":"\\\\x${hash}","actor":${actor},"command":${body}}`,
  )
  return hash
}

function instanceRow(n: number, { instance, readRevision }: InstanceChange, journalHash: string): string {
  const { parkId, id, definitionHash, state, revision, changedAt } = instance
  const row = `"n":${n},"park_id":"${parkId}","id":"${id}","definition_hash":"${definitionHash}","status":"${state}",\
"read_revision":${readRevision},"revision":${revision},"changed_at":${changedAt},"journal_hash":"\\\\x${journalHash}"`
  if (readRevision > 0) return `{${row}}`
  // What never changes is written once.
  const { rootInstanceId, processId, businessKey, startedAt } = instance
  return `{${row},"root_instance_id":"${rootInstanceId}","process_id":${JSON.stringify(processId)},\
"business_key":${JSON.stringify(businessKey)},"started_at":${startedAt}}`
}
