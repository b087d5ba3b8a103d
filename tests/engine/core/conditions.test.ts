import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('happens when a condition becomes true, and again only after it was not', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))
  run.start()
  const looks = () => run.waiting()['look'] ?? 0
  const seen = [looks()]

  for (const amount of [5, 15, 20, 5, 11]) {
    run.set({ amount })
    seen.push(looks())
  }

  expect(seen).toEqual([0, 0, 1, 1, 1, 2])
  run.set({ closed: true })
  expect(run.waiting()).toEqual({ look: 2, tidyUp: 1 })
})

test('happens at once where the condition holds already when it is waited for', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))

  run.start({ amount: 50 })

  expect(run.waiting()).toEqual({ work: 1, look: 1 })
})

test('raises an incident for a condition that is no condition, and asks again when that is mended', async () => {
  const run = play(await readDiagram('a-condition-happens-whenever-it-becomes-true'))
  run.start()

  run.set({ amount: 'many' })
  expect(run.incidents()).toEqual(['wrong-type'])
  run.set({ amount: 12 })
  expect(run.waiting()).toEqual({ work: 1 })
  run.resolve('work')

  expect(run.incidents()).toEqual([])
  expect(run.waiting()).toEqual({ work: 1, look: 1 })
})

test('is asked before the token that changed the variable goes on, and ends its scope where it interrupts', async () => {
  const run = play(await readDiagram('a-condition-is-asked-when-another-branch-changes-a-variable'))
  run.start({ count: 0 })
  expect(run.waiting()).toEqual({ enough: 1, collect: 1 })

  run.complete('collect')
  expect(run.waiting()).toEqual({ enough: 1, collect: 1 })
  run.complete('collect')
  expect(run.waiting()).toEqual({ pack: 1, collect: 1 })
  run.complete('collect')
  run.complete('collect')

  expect(run.waiting()).toEqual({ close: 1 })
})

test('starts an event sub-process of the process whose condition holds from the start', async () => {
  const run = play(await readDiagram('a-condition-is-asked-when-another-branch-changes-a-variable'))

  run.start({ count: 4 })

  expect(run.waiting()).toEqual({ close: 1 })
})
