import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestEngine, type TestEngine } from '../../support/engine.ts'
import { forkModel } from '../../support/fork-model.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let nodes: readonly TestEngine[]

beforeAll(async () => {
  database = await createTestDatabase()
  const first = openTestEngine(database.url)
  nodes = [first, openTestEngine(database.url, {}, first.parkId)]
  await Promise.all(nodes.map(({ engine }) => engine.start()))
})

afterAll(async () => {
  await Promise.all(nodes.map(({ engine }) => engine.stop()))
  await database.drop()
})

test.each([7, 50, 500])(
  'takes the answers of %i departments that all answer at the same moment, at two nodes, and goes on once',
  async (width) => {
    const [first, second] = nodes
    if (first === undefined || second === undefined) throw new Error('Expected two nodes.')
    const model = forkModel('inclusiveGateway', 'userTask', width).replace('id="growing"', `id="fork${width}"`)
    await first.deploy({ 'fork.bpmn': new TextEncoder().encode(model) })
    const id = await first.start(`fork${width}`)
    const keys = (await first.load(id)).elements.flatMap(({ key, task }) => (task === undefined ? [] : [key]))

    const answers = await Promise.all(
      keys.map(async (key, index) => {
        const node = index % 2 === 0 ? first : second
        const person = `person-${index}`
        const claimed = await node.send(id, { type: 'claimTask', key, person })
        const variables = { [`answer${index}`]: true }
        return [claimed, await node.send(id, { type: 'answerTask', key, person, variables })]
      }),
    )

    expect(keys).toHaveLength(width)
    expect(answers.flat().filter(({ accepted }) => !accepted)).toEqual([])
    const { entries, chainHolds } = await first.engine.readHistory(first.parkId, id)
    const instance = await second.load(id)
    expect(chainHolds).toBe(true)
    expect(entries).toHaveLength(1 + 2 * width)
    expect(instance.state).toBe('completed')
    expect(Object.keys(instance.endVariables ?? {})).toHaveLength(width)
    expect(JSON.stringify(entries).match(/"instanceEnded"/g)).toHaveLength(1)
  },
)
