import type { ProcessInstance } from '../../core/instance.ts'
import type { InstanceChange, JournalEntry } from '../../core/store.ts'
import { HASH_ALGORITHM, hashJournalRow } from '../journal-hash.ts'
import { projectChange } from './project.ts'
import { type BatchRows, instant } from './rows.ts'

/** Adds what one instance changes to the batch; gives the hash of its last journal row. */
export function serialiseChange(
  change: InstanceChange,
  previousHash: string,
  retryDelay: number,
  rows: BatchRows,
): string {
  let last = previousHash
  for (const entry of change.entries) {
    last = addEntry(change.instance, entry, last, rows)
  }
  rows.instances.push(instanceRow(change, last))
  rows.states.push(JSON.stringify(change.instance))
  projectChange(change, retryDelay, rows)
  return last
}

// Both rows are put together as text: what is serialised already goes in as it is, so that what is stored is, byte for
// byte, what was hashed. Ids, instants, hashes and numbers need no quoting.
function addEntry(
  { rootInstanceId }: ProcessInstance,
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
  rows.journal.push(`{"park_id":"${parkId}","instance_id":"${instanceId}","revision":${revision},"root_instance_id":"${rootInstanceId}",\
"command_id":"${commandId}","at":"${instant(at)}","previous_hash":"\\\\x${previousHash}","hash":"\\\\x${hash}",\
"hash_algorithm":"${HASH_ALGORITHM}","actor":${actor},"command":${body}}`)
  return hash
}

function instanceRow({ instance, readRevision }: InstanceChange, journalHash: string): string {
  const { parkId, id, rootInstanceId, processId, definitionHash, businessKey, state, revision } = instance
  const changedAt = instant(instance.changedAt)
  const endedAt = state === 'active' ? 'null' : `"${changedAt}"`
  return `{"park_id":"${parkId}","id":"${id}","root_instance_id":"${rootInstanceId}","process_id":${JSON.stringify(processId)},\
"definition_hash":"${definitionHash}","business_key":${JSON.stringify(businessKey)},"status":"${state}",\
"read_revision":${readRevision},"revision":${revision},"started_at":"${instant(instance.startedAt)}",\
"changed_at":"${changedAt}","ended_at":${endedAt},"journal_hash":"\\\\x${journalHash}"}`
}
