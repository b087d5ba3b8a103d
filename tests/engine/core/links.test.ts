import { expect, test } from 'vitest'
import { play, readDiagram } from '../../support/play.ts'

test('goes on at the other end of a link, from several sources, and reaches an inclusive join over it', async () => {
  const run = play(await readDiagram('a-link-goes-on-at-its-other-end'))
  run.start({ two: true })

  run.complete('third')
  expect(run.waiting()).toEqual({ first: 1, second: 1, join: 1 })
  run.complete('first')
  run.complete('second')
  expect(run.waiting()).toEqual({ onTheFarSide: 2, join: 1 })
  run.complete('onTheFarSide')

  expect(run.waiting()).toEqual({ onTheFarSide: 1 })
  run.complete('onTheFarSide')
  expect(run.completed().filter((node) => node === 'far')).toHaveLength(2)
})
