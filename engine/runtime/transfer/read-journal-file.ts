import type { KeyObject } from 'node:crypto'
import type { Command } from '../../core/commands.ts'
import type { Event } from '../../core/events.ts'
import type { JournalEntry } from '../../core/store.ts'
import { FIRST_PREVIOUS_HASH, hashJournalRow } from '../../store/journal-hash.ts'
import { type CarriedTable, tablesAfter, tablesBefore } from '../../store/transfer/read-journal-of-park.ts'
import { brokenAt } from './export-journal.ts'
import { checkSignature, damaged, readLines } from './journal-file.ts'

export type JournalLine =
  | { readonly type: 'row'; readonly table: CarriedTable; readonly row: string }
  | { readonly type: 'entry'; readonly instanceId: string; readonly entry: JournalEntry }

export interface JournalHead {
  readonly parkId: string
  /** What the export was told of the park. */
  readonly park: unknown
  readonly takenAt: string
}

export interface CheckedFile extends JournalHead {
  readonly end: number
  readonly digest: string
  readonly instances: number
  readonly entries: number
}

/** Reads a file from end to end before anything of it is used: signature, order, every link of every chain, and its count. */
export async function checkJournalFile(path: string, key: KeyObject): Promise<CheckedFile> {
  const { end, digest } = await checkSignature(path, key)
  let head: JournalHead | null = null
  const count = { instances: 0, entries: 0 }
  const reading = readJournalFile(path, end)
  for (;;) {
    const next = await reading.next()
    if (next.done === true) {
      const { told } = next.value
      if (head === null || told.instances !== count.instances || told.entries !== count.entries) {
        throw damaged('it does not hold as much as it says', '内容与结尾的计数不符')
      }
      return { ...head, ...count, end, digest }
    }
    const line = next.value
    if (line.type === 'head') head = line.head
    else if (line.type === 'entry') {
      if (line.entry.revision === 1) count.instances += 1
      count.entries += 1
    }
  }
}

/** The lines of a file whose signature holds; its last one is returned. */
export async function* readJournalFile(
  path: string,
  end: number,
): AsyncGenerator<
  JournalLine | { readonly type: 'head'; readonly head: JournalHead },
  { told: { instances: number; entries: number } }
> {
  let head: JournalHead | null = null
  let last: { readonly instanceId: string; readonly revision: number; readonly hash: string } | null = null
  for await (const text of readLines(path, end)) {
    // Only `siji journal export` signs with this key, and these are the lines that it writes.
    const line = JSON.parse(text)
    if (head === null) {
      if (line.journal !== 1) throw damaged('it is of another release', '文件属于其他版本')
      head = { parkId: String(line.parkId), park: line.park, takenAt: String(line.takenAt) }
      yield { type: 'head', head }
    } else if (line.end !== undefined) return { told: line.end }
    else if (line.table !== undefined) {
      yield { type: 'row', table: tableOf(String(line.table)), row: JSON.stringify(line.row) }
    } else {
      const { parkId } = head
      const { instance: instanceId, revision, commandId, at, previous, hash } = line
      const isFirst = last?.instanceId !== instanceId
      const expected = isFirst ? FIRST_PREVIOUS_HASH : (last?.hash ?? '')
      const isNext =
        revision === (isFirst ? 1 : (last?.revision ?? 0) + 1) && (!isFirst || (last?.instanceId ?? '') < instanceId)
      const texts = [line.actor, line.command, line.events].map((part) => JSON.stringify(part))
      const [actor = '', command = '', events = ''] = texts
      const found = hashJournalRow(expected, { parkId, instanceId, revision, commandId, at, actor, command, events })
      if (!isNext || previous !== expected || found !== hash) throw brokenAt(String(instanceId), Number(revision))
      last = { instanceId, revision, hash }
      const sent: Command = { id: commandId, parkId, instanceId, actor: line.actor, body: line.command }
      const facts: readonly Event[] = line.events
      yield { type: 'entry', instanceId, entry: { command: sent, at, revision, events: facts } }
    }
  }
  throw damaged('it breaks off', '文件不完整')
}

function tableOf(name: string): CarriedTable {
  const table = [...tablesBefore, ...tablesAfter].find((each) => each === name)
  if (table === undefined) throw damaged(`it holds rows of ${name}`, `含有未知的表 ${name}`)
  return table
}
