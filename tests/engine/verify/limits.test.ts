import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'

import { describe, expect, test } from 'vitest'
import { parseDeployment } from '../../../engine/model/parse-deployment.ts'
import { verifyProcess } from '../../../engine/verify/verify-process.ts'
import { parseProcess } from '../../support/play.ts'
import { block, drawProcess } from '../../support/random-process.ts'
import { draw } from './draw.ts'

const limit = 200_000

/** Behind a gateway that goes on with the first of its branches a loop may begin anew before the last has come. */
const inOrder = block.filter((content) => !JSON.stringify(content).includes('discriminated'))

describe('verifying', () => {
  test('finds every random block-structured process sound', async () => {
    await fc.assert(
      fc.asyncProperty(inOrder, async (content) => {
        const definition = await parseProcess(drawProcess(content).xml)

        const { faults } = verifyProcess(definition, { limit: 20_000, others: [] })

        // Its conditions are constants and counters: some branches are never taken, and none is the default.
        const meant = faults.filter(({ fault }) => fault !== 'dead-node' && fault !== 'no-way-out')
        expect(meant.map(({ fault, elements }) => [fault, elements])).toEqual([])
      }),
      // A loop in which an escalation starts something beside the flow with each round is meant to be so.
      { numRuns: 40, examples: [[{ type: 'loop', rounds: 1, block: { type: 'escalated', block: { type: 'task' } } }]] },
    )
  })

  test('adds up what goes on in sub-processes side by side, and does not multiply it', async () => {
    const gates = Array.from(
      { length: 8 },
      (_, gate) => `fork > sub:gate${gate} {
        start:s${gate} > user:a${gate}
        a${gate} ~ remind${gate}
        remind${gate} > service:send${gate}
        send${gate} > end:sent${gate}
        a${gate} > xor:g${gate}
        g${gate} > user:b${gate} [x > 1]
        g${gate} > end:e${gate} [default]
        b${gate} > a${gate}
      }
      gate${gate} > join`,
    )
    const definition = await parseProcess(
      draw(`start:s > or:fork
        or:join > end:e
        fork > join [default]
        ${gates.join('\n')}`),
    )

    const { faults, states } = verifyProcess(definition, { limit, others: [] })

    expect(faults).toEqual([])
    expect(states).toBeLessThan(5_000)
  })

  test('takes branches that are alike for one another', async () => {
    const branches = Array.from(
      { length: 24 },
      (_, at) => `fork > user:a${at} [x > ${at}]\n a${at} > user:b${at}\n b${at} > join`,
    )
    const definition = await parseProcess(
      draw(`start:s > or:fork\n or:join > end:e\n fork > user:other [default]\n other > join\n${branches.join('\n')}`),
    )

    let looked = 0

    const { faults, undecided, states } = verifyProcess(definition, { limit, others: [], looked: () => looked++ })

    expect({ faults, undecided }).toEqual({ faults: [], undecided: [] })
    expect(states).toBeLessThan(5_000)
    expect(looked).toBeGreaterThanOrEqual(states)
  })

  test.each<readonly [sentence: string, merge: string, branch: (at: number) => string]>([
    ['reminders', 'and', (at) => `a${at} ~ remind${at}\n remind${at} > service:send${at}\n send${at} > end:sent${at}`],
    ['deadlines', 'and', (at) => `a${at} ! late${at}\n late${at} > user:b${at}\n b${at} > end:gone${at}`],
    ['a merge instead of a join', 'xor', () => ''],
    ['deadlines that lead past an inclusive join', 'or', (at) => `a${at} ! late${at}\n late${at} > end:gone${at}`],
  ])('looks at twenty branches with %s one after the other', async (_sentence, merge, branch) => {
    const branches = Array.from({ length: 20 }, (_, at) => `fork > user:a${at}\n a${at} > join\n ${branch(at)}`)
    const definition = await parseProcess(
      draw(`start:s > and:fork\n ${merge}:join > user:after\n after > end:e\n ${branches.join('\n')}`),
    )

    const { undecided, states } = verifyProcess(definition, { limit, others: [] })

    expect(undecided).toEqual([])
    expect(states).toBeLessThan(10_000)
  })

  test('finds the seven permits sound, whose gates stand side by side', async () => {
    const folder = fileURLToPath(new URL('../../../processes/seven-permits/', import.meta.url))
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.(bpmn|dmn|json)$/.test(name),
    )
    const read = Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name))]))
    const deployed = await parseDeployment(read)
    const [process] = deployed.ok ? deployed.deployment.processes : []
    if (process === undefined) throw new Error('Expected the seven permits to be deployable.')

    const { faults, undecided, states } = verifyProcess(process, { limit, others: [] })

    // Among what is looked for is that no path takes more than the three days that it promises.
    expect({ faults, undecided }).toEqual({ faults: [], undecided: [] })
    expect(states).toBeLessThan(5_000)
  })

  test('says that it is not decided beyond the limit', async () => {
    const definition = await parseProcess(draw('start:s > user:a\n a > user:b\n b > user:c\n c > end:e'))

    const { faults, undecided } = verifyProcess(definition, { limit: 2, others: [] })

    expect(faults).toEqual([])
    expect(undecided.map(({ element }) => element)).toEqual(['process'])
  })

  test('says that it is not decided where a fork has too many ways out to look at all', async () => {
    // Each branch is longer than the one before: none can be taken for another.
    const branches = Array.from({ length: 13 }, (_, at) => {
      const tasks = Array.from({ length: at + 1 }, (_, step) => `user:t${at}_${step}`)
      const chain = tasks.map(
        (task, step) => `${step === 0 ? 'fork' : `t${at}_${step - 1}`} > ${task}${step === 0 ? ' [x > 1]' : ''}`,
      )
      return [...chain, `t${at}_${at} > join`].join('\n')
    })
    const definition = await parseProcess(
      draw(`start:s > or:fork\n or:join > end:e\n fork > user:other [default]\n other > join\n${branches.join('\n')}`),
    )

    const { undecided } = verifyProcess(definition, { limit: 2_000, others: [] })

    expect(undecided.map(({ element }) => element)).toContain('fork')
  })

  test('says that a promise is not decided where a loop has no bound', async () => {
    const definition = await parseProcess(
      draw(`days process 3
        start:s > xor:merge
        merge > user:a
        a > xor:again
        again > merge [x > 1]
        again > end:e [default]
        days a 1`),
    )

    const { faults, undecided } = verifyProcess(definition, { limit, others: [] })

    expect(faults).toEqual([])
    expect(undecided.map(({ element }) => element)).toEqual(['a'])
  })
})
