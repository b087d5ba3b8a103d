import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import type { Store } from '../../../engine/core/store.ts'
import type { JsonValue } from '../../../engine/expressions/expression.ts'
import { commandFor, laterChange, newInstance } from './changes.ts'

/** What every store promises; PostgreSQL and memory pass the same tests. */
export function testStore(openStore: () => Store): void {
  test('gives back an instance as it was written, Chinese text included', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())

    const result = await store.write([change])

    expect([...result.written.keys()]).toEqual([instance.id])
    expect(await store.load(instance.parkId, [instance.id])).toEqual([instance])
  })

  test('gives nothing of another park', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())
    await store.write([change])

    const found = await store.load(v7(), [instance.id])

    expect(found).toEqual([])
  })

  test('does not start an instance twice', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())
    await store.write([change])
    const command = commandFor(instance, { type: 'cancelInstance', reason: '' })
    const second = { ...change, entries: [{ ...change.entries[0]!, command }] } // one entry, as newInstance made it

    const result = await store.write([second])

    expect(result.written.size).toBe(0)
    expect((await store.journalled([command])).size).toBe(0)
  })

  test('refuses a change that was made from an older revision, and writes its neighbour', async () => {
    const store = openStore()
    const stale = newInstance(v7())
    const neighbour = newInstance(v7())
    await store.write([stale.change, neighbour.change])
    await store.write([laterChange(stale.instance, [])])

    const result = await store.write([laterChange(stale.instance, []), laterChange(neighbour.instance, [])])

    expect([...result.written.keys()]).toEqual([neighbour.instance.id])
  })

  test('refuses a change whose command is in the journal already', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())
    await store.write([change])
    const command = commandFor(instance, { type: 'setVariables', scope: 0, variables: {} })
    const first = laterChange(instance, [], command)
    await store.write([first])

    const result = await store.write([laterChange(first.instance, [], command)])

    expect(result.written.size).toBe(0)
    expect((await store.journalled([command])).get(command.id)).toEqual({ revision: 2 })
  })

  test('writes several commands of one instance in one go', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())
    const next = laterChange(instance, [])
    const both = { instance: next.instance, readRevision: 0, entries: [...change.entries, ...next.entries] }

    await store.write([both])

    expect(await store.load(instance.parkId, [instance.id])).toEqual([next.instance])
    expect((await store.journalled(both.entries.map(({ command }) => command))).size).toBe(2)
  })

  test('keeps two instances of the same id in two parks apart', async () => {
    const store = openStore()
    const { instance, change } = newInstance(v7())
    const parkId = v7()
    const twin = { ...instance, parkId }
    const entries = change.entries.map((entry) => ({ ...entry, command: { ...entry.command, parkId } }))
    await store.write([change])

    const result = await store.write([{ instance: twin, readRevision: 0, entries }])

    expect(result.written.size).toBe(1)
    expect(await store.load(parkId, [instance.id])).toEqual([twin])
  })
  test('writes to a data store only what was decided by its newest content', async () => {
    const store = openStore()
    const parkId = v7()
    const wrote = (readRevision: number, value: JsonValue) => ({
      ...newInstance(parkId).change,
      stores: [{ name: '登记册', readRevision, value }],
    })
    const [first, rival, second] = [wrote(0, { count: 1 }), wrote(0, { count: 1 }), wrote(1, null)]

    const results = [await store.write([first, rival]), await store.write([rival]), await store.write([second])]

    expect(results.map(({ written }) => [...written.keys()])).toEqual([[first.instance.id], [], [second.instance.id]])
    expect(await store.readDataStores(parkId, ['登记册', 'other'])).toEqual(
      new Map([['登记册', { revision: 2, value: null }]]),
    )
    expect(await store.readDataStores(v7(), ['登记册'])).toEqual(new Map())
  })
}
