import { describe, expect, test } from 'vitest'
import {
  openScript,
  type Press,
  type RunScript,
  reduceScript,
} from '../../designer/editor/simulation/run/run-script.ts'
import type { Line } from '../../designer/editor/simulation/world/line.ts'

const start = { start: 'review' } as unknown as Line
const advance = { advanceTo: '2026-02-13T09:00:00+08:00' } as unknown as Line
const job = { complete: 'send' } as unknown as Line

describe('the script of a simulated run', () => {
  test('keeps what is pressed while the worker still plays, and takes it in its order', () => {
    const script = pressed(openScript([], new Set()), add(advance), add(start))

    const run = settle(script)

    expect(run.lines).toEqual([advance, start])
    expect(run.taken).toBe(2)
  })

  test('takes a double click once', () => {
    const run = settle(pressed(settle(openScript([], new Set())), add(start), add(start)))

    expect(run.lines).toEqual([start])
  })

  test('goes back over what was done by itself to what somebody asked for', () => {
    const run = settle(pressed(settle(pressed(settle(openScript([start], new Set())), add(advance))), add(job, true)))

    expect(settle(pressed(run, { kind: 'back' })).lines).toEqual([start])
  })

  test('stays where it was when a line is refused, and lets go of what was to follow it', () => {
    const script = pressed(settle(openScript([start], new Set())), add(advance), add(job))

    const refused = reduceScript(script, { kind: 'played', lines: script.lines, taken: 1, failure: 'too late' })

    expect(refused).toMatchObject({ lines: [start], notTaken: 'too late', waiting: [] })
  })

  test('keeps the lines that a changed model no longer follows, until another is added', () => {
    const script = settle(openScript([start, advance], new Set()))
    const stopped = reduceScript(script, { kind: 'played', lines: script.lines, taken: 1, failure: 'no such step' })

    expect(stopped.lines).toEqual([start, advance])
    expect(pressed(stopped, add(job)).lines).toEqual([start, job])
  })

  test('forgets what waited when it begins anew', () => {
    const run = settle(pressed(openScript([start], new Set()), add(advance), { kind: 'restart', lines: [] }))

    expect(run.lines).toEqual([])
  })
})

function add(line: Line, automatic = false): Press {
  return { kind: 'add', line, automatic }
}

function pressed(script: RunScript, ...presses: readonly Press[]): RunScript {
  return presses.reduce(reduceScript, script)
}

/** As a worker that takes every line. */
function settle(script: RunScript): RunScript {
  if (script.taken !== null) return script
  const { lines } = script
  return settle(reduceScript(script, { kind: 'played', lines, taken: lines.length, failure: null }))
}
