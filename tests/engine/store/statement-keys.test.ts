import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { optionalRows } from '../../../engine/store/writing/write-batch.ts'
import { writeStatement } from '../../../engine/store/writing/write-statement.ts'
import { createTestDatabase } from '../../support/postgres.ts'
import { complaint, isExcused } from '../../support/statements/across-parks.ts'
import { findUnkeyed } from '../../support/statements/park-keys.ts'
import { readParkTables } from '../../support/statements/park-tables.ts'

const storeFolder = join(import.meta.dirname, '../../../engine/store')

let tables: ReadonlySet<string>

beforeAll(async () => {
  const database = await createTestDatabase()
  tables = await readParkTables(database.url)
  await database.drop()
})

/** The statements that stand in the source; what is put in from elsewhere stands as a parameter. */
function statementsOf(source: string): readonly string[] {
  const found: string[] = []
  for (const { index } of source.matchAll(/\b(?:sql|tx)(?:<[^`]*?>)?`/g)) {
    const text = templateAt(source, source.indexOf('`', index) + 1)
    if (/^\s*(select|with|insert|update|delete)\b/.test(text)) found.push(text)
  }
  return found
}

function templateAt(source: string, start: number): string {
  let text = ''
  for (let place = start; source[place] !== '`'; place++) {
    if (source.startsWith('${', place)) {
      text += '$1'
      for (let depth = 1; depth > 0; place++) {
        const next = source[place + 2]
        if (next === '{') depth += 1
        if (next === '}') depth -= 1
      }
      place += 1
    } else text += source[place]
  }
  return text
}

describe('a statement of the store', () => {
  test('names the park of every table that it touches, in all that the sources hold', () => {
    const files = readdirSync(storeFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const statements = files.flatMap((name) => statementsOf(readFileSync(join(storeFolder, name), 'utf8')))

    const silent = statements
      .map((text) => [text, findUnkeyed(text, tables)] as const)
      .filter(([text, unkeyed]) => unkeyed.length > 0 && !isExcused(text))

    expect(statements.length).toBeGreaterThan(50)
    expect(silent.map(([text, unkeyed]) => complaint(text, unkeyed))).toEqual([])
  })

  test.each([false, true])('names it in the one that writes a batch, whatever is in it (guarded: %s)', (guarded) => {
    const { text } = writeStatement(optionalRows, guarded)

    expect(findUnkeyed(text, tables)).toEqual([])
  })
})

describe('reading the keys of a statement', () => {
  test.each([
    ['select from tasks where instance_id = $1', ['tasks']],
    ['select from tasks where park_id = $1 and instance_id = $2', []],
    ['select from tasks t join jobs j on j.instance_id = t.instance_id where t.park_id = $1', ['jobs']],
    ['select from tasks t join jobs j on j.park_id = t.park_id where t.park_id = $1', []],
    ['select from tasks t join jobs j using (park_id, instance_id) where t.park_id = $1', []],
    ['select from tasks t join jobs j using (park_id, instance_id)', ['tasks', 'jobs']],
    ['with w as (select from jobs) select from tasks t join w on t.park_id = w.park_id', ['jobs']],
    ['select from tasks t where t.park_id = $1 and exists (select from jobs j where j.key = t.key)', ['jobs']],
    ['select from tasks t where t.park_id = $1 and exists (select from jobs j where j.park_id = t.park_id)', []],
    ['select from tasks where park_id = $1 union all select from jobs', ['jobs']],
    ['select from tasks t, jobs j where t.park_id = $1 and j.key = t.key', ['jobs']],
    ['insert into tasks (instance_id) values ($1)', ['tasks']],
    ['insert into tasks (park_id, key) select park_id, key from jobs', ['jobs']],
    ['update tasks t set state = $1 from jobs j where j.park_id = $2 and t.key = j.key', ['tasks']],
    ['delete from tasks using jobs j where tasks.park_id = j.park_id and j.park_id = $1', []],
    ['select from "tasks" where ("tasks"."park_id" = $1 and "tasks"."key" = $2)', []],
    [
      'select from tasks where (park_id, instance_id) in (select park_id, instance_id from jobs where park_id = $1)',
      [],
    ],
  ])('finds in "%s" what says no park', (statement, expected) => {
    const found = findUnkeyed(statement, new Set(['tasks', 'jobs']))

    expect(found.map(({ table }) => table)).toEqual(expected)
  })
})
