import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { exploreAll } from '../../../engine/verify/explore/explore-all.ts'
import type { Graph } from '../../../engine/verify/explore/graph.ts'
import { openIndependence } from '../../../engine/verify/explore/independence.ts'
import { findDeadNodes } from '../../../engine/verify/faults/dead-nodes.ts'
import { findLackOfSynchronisation } from '../../../engine/verify/faults/lack-of-synchronisation.ts'
import { findLivelock } from '../../../engine/verify/faults/livelock.ts'
import { findStuck } from '../../../engine/verify/faults/stuck.ts'
import { caughtAround } from '../../../engine/verify/scopes/caught-around.ts'
import { draw } from './draw.ts'

const isLong = process.env['SIJI_LONG'] === '1'

/** Any graph between a start and an end: most are unsound, and that is what is wanted. */
const drawing = fc
  .array(
    fc.record({
      type: fc.constantFrom('user', 'user', 'user', 'xor', 'xor', 'and', 'or'),
      to: fc.array(fc.nat(8), { maxLength: 2 }),
      late: fc.option(fc.nat(8), { freq: 3 }),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((nodes) => {
    const named = (at: number) => (at >= nodes.length ? 'end:e' : `${nodes[at]?.type}:n${at}`)
    const met = new Set<string>()
    const word = (at: number) => {
      const full = named(at)
      if (met.has(full)) return full.replace(/^.*:/, '')
      met.add(full)
      return full
    }
    const lines = [`start:s > ${word(0)}`]
    for (const [at, { type, to, late }] of nodes.entries()) {
      const targets = [...new Set([at + 1, ...to.map((target) => target % (nodes.length + 1))])]
      const forks = type === 'xor' || type === 'or'
      for (const [place, target] of targets.entries()) {
        const note = !forks || targets.length === 1 ? '' : place === 0 ? ' [default]' : ` [x > ${place}]`
        lines.push(`${word(at)} > ${word(target)}${note}`)
      }
      if (type !== 'user' || late === null) continue
      lines.push(`n${at} ! late${at}`, `late${at} > ${word(late % (nodes.length + 1))}`)
    }
    return lines.join('\n')
  })

describe('moving one token at a time, and telling of joins only what matters', () => {
  test('finds what moving them in every order and telling all finds', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(drawing, async (text) => {
        const parsed = await parseBpmn(draw(text), { hash: 'test', decisions: new Map() })
        const definition = parsed.ok ? parsed.processes[0] : undefined
        if (definition === undefined) return
        const scene = {
          definition,
          surroundings: { outcomes: new Map(), caught: caughtAround(definition) },
          gentle: true,
          limit: 1_500,
        }
        const inEveryOrder = exploreAll(scene, {
          independence: null,
          first: 'nearest',
          waitingForm: (_instance, { waiting = [] }) => waiting,
        })
        if (inEveryOrder.truncated) return
        compared += 1
        const expected = findingsOf(definition, inEveryOrder)
        const independence = openIndependence(definition, false)
        for (const manner of [
          { independence: null, first: 'nearest' },
          { independence, first: 'nearest' },
          { independence, first: 'deepest' },
        ] as const) {
          const reduced = exploreAll(scene, manner)
          const found = findingsOf(definition, reduced)
          expect(found.meet).toBe(expected.meet)
          if (expected.meet) continue
          expect({ ...found, stuck: [] }).toEqual({ ...expected, stuck: [] })
          // Whether a join that is stuck has passed before is told by one of the ways that lead there, whichever it is.
          expect(elementsOf(found.stuck)).toEqual(elementsOf(expected.stuck))
        }
      }),
      { numRuns: isLong ? 2_000 : 60 },
    )
    expect(compared).toBeGreaterThan(10)
  }, 300_000)
})

function elementsOf(stuck: readonly string[]): readonly string[] {
  return [...new Set(stuck.flatMap((each) => each.split(/[ ,]/).slice(1)))].sort()
}

function findingsOf(definition: ProcessDefinition, graph: Graph) {
  const stuck = findStuck(definition, graph)
  const held = new Set(stuck.flatMap(({ elements }) => elements))
  const name = ({ fault, elements }: { readonly fault: string; readonly elements: readonly string[] }) =>
    `${fault} ${[...elements].sort()}`
  return {
    meet: findLackOfSynchronisation(graph).length > 0,
    stuck: [...new Set(stuck.map(name))].sort(),
    livelock: findLivelock(graph).length > 0,
    dead: findDeadNodes(definition, graph, held).map(name).sort(),
  }
}
