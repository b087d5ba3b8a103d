import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'
import { notice, review } from './models.ts'

let database: TestDatabase
let node: TestEngine

beforeAll(async () => {
  database = await createTestDatabase()
  node = openTestEngine(database.url)
  await node.engine.start()
})

afterAll(async () => {
  await node.engine.stop()
  await database.drop()
})

test('keeps the version of a deployment that has not changed, and counts one that has', async () => {
  const files = { ...review, 'README.md': new TextEncoder().encode('一') }
  const changed = { ...review, 'README.md': new TextEncoder().encode('二') }

  const versions = []
  for (const each of [files, files, changed]) {
    const outcome = await node.engine.deploy({ parkId: node.parkId, files: each, by: 'p-1', note: 'n' })
    versions.push(outcome.ok ? outcome.versions : null)
  }

  expect(versions).toEqual([{ review: 1 }, { review: 1 }, { review: 2 }])
})

test('numbers versions without a gap when deployments come at the same moment', async () => {
  const files = [1, 2, 3, 4].map((n) => ({ ...notice, 'README.md': new TextEncoder().encode(String(n)) }))

  const outcomes = await Promise.all(
    files.map((each) => node.engine.deploy({ parkId: node.parkId, files: each, by: 'p-1', note: '' })),
  )

  expect(outcomes.map((outcome) => (outcome.ok ? outcome.versions['notice'] : 0)).sort()).toEqual([1, 2, 3, 4])
})

test('starts the newest version, and lets running instances finish on theirs', async () => {
  const first = await node.deploy(review)
  const id = await node.start('review')

  const second = await node.deploy({ ...review, 'README.md': new TextEncoder().encode('三') })
  const later = await node.start('review')

  expect([(await node.load(id)).definitionHash, (await node.load(later)).definitionHash]).toEqual([first, second])
})

test('gives back every file byte for byte', async () => {
  const files = { ...review, 'forms/a.bin': new Uint8Array([0, 255, 10, 13]) }

  const hash = await node.deploy(files)

  expect(await node.engine.readDeployment(node.parkId, hash)).toEqual(files)
})

test('stores nothing of a deployment that is refused', async () => {
  const before = await node.engine.listDefinitions(node.parkId)

  const outcome = await node.engine.deploy({ parkId: node.parkId, files: {}, by: 'p-1', note: '' })

  expect(outcome.ok).toBe(false)
  expect(await node.engine.listDefinitions(node.parkId)).toEqual(before)
})
