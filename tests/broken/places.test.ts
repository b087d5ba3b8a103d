import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../templates/project-root.ts'
import { timesIn } from '../faults/nodes/bundle-node.ts'
import { plants } from '../faults/nodes/plants.ts'
import breaks from './breaks.json' with { type: 'json' }

// What is broken on purpose is broken only in long runs: without this, a changed line would be found out months later.
test('every place that is broken on purpose is still there, once', () => {
  const lost = [...plants, ...breaks].filter(
    ({ file, from }) => timesIn(readFileSync(join(projectRoot(), file), 'utf8'), from) !== 1,
  )

  expect(lost.map(({ name }) => name)).toEqual([])
})
