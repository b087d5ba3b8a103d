import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ProcessDefinition } from '../../../engine/model/definition.ts'
import { parseBpmn } from '../../../engine/model/parse.ts'
import { exploreAll } from '../../../engine/verify/explore/explore.ts'
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
      type: fc.constantFrom('user', 'user', 'user', 'xor', 'and', 'or'),
      to: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }),
      late: fc.option(fc.nat(8)),
    }),
    { minLength: 3, maxLength: 8 },
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
      const source = word(at)
      const forks = type === 'xor' || type === 'or'
      for (const [place, target] of to.entries()) {
        const note = !forks || to.length === 1 ? '' : place === 0 ? ' [default]' : ` [x > ${place}]`
        lines.push(`${place === 0 ? source : word(at)} > ${word(target)}${note}`)
      }
      if (type !== 'user' || late === null) continue
      lines.push(`n${at} ! late${at}`, `late${at} > ${word(late)}`)
    }
    return lines.join('\n')
  })

describe('moving one token at a time', () => {
  test('finds what moving them in every order finds', async () => {
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
          limit: 3_000,
        }
        const inEveryOrder = exploreAll(scene, null)
        if (inEveryOrder.truncated) return

        const reduced = exploreAll(scene, openIndependence(definition, false))

        compared += 1
        const expected = findingsOf(definition, inEveryOrder)
        const found = findingsOf(definition, reduced)
        expect(found.meet).toBe(expected.meet)
        if (!expected.meet) expect(found).toEqual(expected)
      }),
      { numRuns: isLong ? 3_000 : 150 },
    )
    expect(compared).toBeGreaterThan(20)
  }, 300_000)
})

function findingsOf(definition: ProcessDefinition, graph: Graph) {
  const stuck = findStuck(definition, graph)
  const held = new Set(stuck.flatMap(({ elements }) => elements))
  const name = ({ fault, elements }: { readonly fault: string; readonly elements: readonly string[] }) =>
    `${fault} ${[...elements].sort()}`
  return {
    meet: findLackOfSynchronisation(definition, graph).length > 0,
    stuck: [...new Set(stuck.map(name))].sort(),
    livelock: findLivelock(graph).length > 0,
    dead: findDeadNodes(definition, graph, held).map(name).sort(),
  }
}
