import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('starts every node of a sub-process that nothing leads to, and ends it when the last is done', async () => {
  const run = play(await readDiagram('a-sub-process-ends-when-nothing-is-left-in-it'))

  run.start()
  expect(run.waiting()).toEqual({ lone: 1, begun: 1 })
  run.complete('lone')
  expect(run.waiting()).toEqual({ begun: 1 })
  run.complete('begun')

  expect(run.completed()).toEqual(expect.arrayContaining(['alone', 'done', 'inner']))
  expect(run.waiting()).toEqual({ after: 1 })
})

test('ends with a terminate event its own scope alone, the deepest first', async () => {
  const run = play(await readDiagram('terminate-ends-its-own-scope-alone'))
  run.start()

  run.complete('a')

  expect(run.terminated()).toEqual(['b', 'deep'])
  expect(run.waiting()).toEqual({ outer: 1, after: 1 })
})

test('ends with an interrupting event sub-process all else in its scope, tokens at joins too', async () => {
  const run = play(await readDiagram('an-interrupting-event-sub-process-ends-all-else-in-its-scope'))
  run.start()
  run.complete('fire')

  run.message('withdraw')

  expect(run.waiting()).toEqual({ settle: 1 })
  expect(run.terminated()).toEqual(['planning'])
  run.advance('P40D')
  expect(run.waiting()).toEqual({ settle: 1 })
  run.complete('settle')
  expect(run.waiting()).toEqual({ after: 1 })
})

test('keeps the boundary events of a sub-process armed while an event sub-process runs in it', async () => {
  const run = play(await readDiagram('an-interrupting-event-sub-process-ends-all-else-in-its-scope'))
  run.start()
  run.message('withdraw')

  run.advance('P60D')

  expect(run.waiting()).toEqual({ late: 1 })
  expect(run.terminated()).toEqual(expect.arrayContaining(['settle', 'withdrawal', 'review']))
})

test('starts a non-interrupting event sub-process beside the flow each time', async () => {
  const run = play(await readDiagram('an-interrupting-event-sub-process-ends-all-else-in-its-scope'))
  run.start()

  run.advance('P31D')
  expect(run.waiting()).toEqual({ fire: 1, planning: 1, remind: 1 })
  run.complete('fire')
  run.complete('planning')

  expect(run.waiting()).toEqual({ remind: 1 })
  run.complete('remind')
  expect(run.waiting()).toEqual({ after: 1 })
})

test('keeps the process open until its event sub-processes are done', async () => {
  const run = play(await readDiagram('an-event-sub-process-of-the-process-starts-beside-it'))
  run.start()
  run.message('ask')
  run.message('ask')

  run.complete('work')
  expect(run.waiting()).toEqual({ answer: 2 })
  run.complete('answer')
  run.complete('answer')

  expect(run.state().state).toBe('completed')
})

test('ends everything when the instance is cancelled', async () => {
  const run = play(await readDiagram('an-interrupting-event-sub-process-ends-all-else-in-its-scope'))
  run.start({ number: 7 })

  run.send({ type: 'cancelInstance', reason: 'filed twice' })

  expect(run.state()).toMatchObject({ state: 'cancelled', elements: [], endVariables: { number: 7 } })
  expect(run.terminated()).toEqual(['fire', 'planning', 'review'])
  expect(run.events.filter(({ type }) => type === 'taskEnded')).toHaveLength(2)
  expect(run.events.filter(({ type }) => type === 'triggerRemoved')).toHaveLength(3)
})
