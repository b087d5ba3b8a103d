import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { placePostgres } from '../../../api/database/place-postgres.ts'

const stranger = { uid: 54_321, gid: 54_321 }
const elsewhere = { native: '/open/postgres', home: '/open/data' }
const modeOf = (folder: string) => statSync(folder, { throwIfNoEntry: false }) ?? null
let folder: string
let open: string
let closed: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'siji-place-'))
  chmodSync(folder, 0o755)
  open = join(folder, 'open')
  closed = join(folder, 'closed')
  mkdirSync(open, { mode: 0o755 })
  mkdirSync(closed, { mode: 0o700 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('leaves everything in its place for an ordinary user', () => {
  const placed = placePostgres({ native: closed, home: closed, elsewhere }, null, modeOf)

  expect(placed).toEqual({ native: closed, home: closed, closed: null })
})

test('leaves everything in its place where the other user may enter, though the folder is not there yet', () => {
  const home = join(open, 'not', 'yet')

  const placed = placePostgres({ native: open, home, elsewhere }, stranger, modeOf)

  expect(placed).toEqual({ native: open, home, closed: null })
})

test('goes elsewhere with both when the checkout lies in a closed home, and names that home', () => {
  const wanted = { native: join(closed, 'node_modules'), home: join(closed, '.siji'), elsewhere }

  const placed = placePostgres(wanted, stranger, modeOf)

  expect(placed).toEqual({ ...elsewhere, closed })
})

test('moves only the data when only the data cannot be reached', () => {
  const placed = placePostgres({ native: open, home: join(closed, '.siji'), elsewhere }, stranger, modeOf)

  expect(placed).toEqual({ native: open, home: elsewhere.home, closed })
})
