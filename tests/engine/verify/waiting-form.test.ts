import { expect, test } from 'vitest'
import { openWaitingForm } from '../../../engine/verify/explore/waiting-form.ts'
import { parseProcess, play } from '../../support/play.ts'
import { draw } from './draw.ts'

/** What is told of the join after these branches have come, and after the deadlines of the others. */
async function formAfter(drawing: string, arrived: readonly string[], late: readonly string[], passed = false) {
  const definition = await parseProcess(draw(drawing))
  const run = play(definition)
  run.start()
  for (const node of arrived) run.complete(node)
  for (const node of late) run.trigger(node)
  const [root] = run.state().elements
  if (root === undefined) throw new Error('Expected the instance to be alive.')
  return [...openWaitingForm(definition)(run.state(), root, () => passed)]
}

const threeBranches = (join: string) => `start:s > and:fork
  fork > user:a
  fork > user:b
  fork > user:c
  a > ${join}:join
  b > join
  c > join
  a ! lateA
  b ! lateB
  lateA > end:goneA
  lateB > end:goneB
  join > end:e`

test('tells of an inclusive join only that somebody waits, where nobody comes by these flows any more', async () => {
  const [onlyA, onlyB, both] = await Promise.all([
    formAfter(threeBranches('or'), ['a'], ['lateB']),
    formAfter(threeBranches('or'), ['b'], ['lateA']),
    formAfter(threeBranches('or'), ['a', 'b'], []),
  ])

  expect(onlyB).toEqual(onlyA)
  expect(both).toEqual(onlyA)
})

test('tells of a parallel join that it never passes, and whether it has before', async () => {
  const [onlyA, onlyB] = await Promise.all([
    formAfter(threeBranches('and'), ['a'], ['lateB']),
    formAfter(threeBranches('and'), ['b'], ['lateA']),
  ])

  expect(onlyB).toEqual(onlyA)
  expect(await formAfter(threeBranches('and'), ['a'], ['lateB'], true)).not.toEqual(onlyA)
  expect(await formAfter(threeBranches('and'), ['a', 'b'], [])).toEqual(['a_join', 'b_join'])
})

test('tells flows apart to which a token may still come, for a filled one of them holds nobody up', async () => {
  const drawing = `${threeBranches('or').replace('a > or:join', 'a > xor:merge\n merge > or:join')}
    fork > user:d
    d > xor:which
    which > merge [x > 1]
    which > end:goneD [default]`

  expect(await formAfter(drawing, ['a'], ['lateB'])).not.toEqual(await formAfter(drawing, ['b'], ['lateA']))
})
