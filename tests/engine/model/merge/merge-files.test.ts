import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FileMerge, mergeFiles } from '../../../../engine/model/merge/merge-files.ts'
import { readBpmn } from '../../../../engine/model/read-bpmn.ts'
import { propertySeed } from '../../../support/property-seed.ts'
import { type XmlTree, xmlTree } from '../xml-tree.ts'
import { append, applied, type Edit, move, remove, rename } from './edits.ts'

const xml = readFileSync(join(import.meta.dirname, '../../../../processes/seven-permits/process.bpmn'), 'utf8')
const steps = [...xml.matchAll(/<userTask id="(\w+)"/g)].map(([, id]) => id ?? '')
const flows = [...xml.matchAll(/<sequenceFlow id="(\w+)"/g)].map(([, id]) => id ?? '')
// A default flow is said by its gateway too.
const freeFlows = flows.filter((id) => !xml.includes(`default="${id}"`))

const isLong = process.env['SIJI_LONG'] === '1'
const files = (diagram: string) => ({ 'process.bpmn': diagram })
const mergeOf = (mine: readonly Edit[], theirs: readonly Edit[], base = xml) =>
  mergeFiles(files(base), files(applied(base, mine)), files(applied(base, theirs)))
const merged = ({ merge }: FileMerge, side: 'mine' | 'theirs' = 'mine') => String(merge(() => side)['process.bpmn'])
const conflicts = ({ items }: FileMerge) => items.filter(({ isConflict }) => isConflict).map(({ element }) => element)

/** What a file says, whatever the order of what has an id; both ends of flows are said by the flows. */
function said(text: string): unknown {
  const plain = ({ name, attributes, children, text: own }: XmlTree): unknown => {
    const kept = children.filter((child) => !/\}(incoming|outgoing)$/.test(child.name)).map(plain)
    const sorted = kept.map((each) => JSON.stringify(each)).sort()
    return [name, Object.entries(attributes).sort(), name.endsWith('documentation') ? own : own.trim(), sorted]
  }
  return plain(xmlTree(text))
}

const editOf = fc.oneof(
  fc.constantFrom(...steps).map((id) => rename(id, `改名的${id}`)),
  fc.constantFrom(...freeFlows).map(remove),
  fc.constantFrom(...steps).map((id) => append(id, `after_${id}`)),
  fc.tuple(fc.constantFrom(...steps), fc.nat(900)).map(([id, x]) => move(id, x)),
)
const editsOf = fc.uniqueArray(editOf, { maxLength: 6, selector: ({ element }) => element })

describe('merging what two people made of one draft', () => {
  test('applies both where they did not touch the same, and leaves everything else as it was', () => {
    fc.assert(
      fc.property(editsOf, editsOf, (mine, all) => {
        const touched = new Set(mine.map(({ element }) => element))
        const theirs = all.filter(({ element }) => !touched.has(element))

        const merge = mergeOf(mine, theirs)

        expect(conflicts(merge)).toEqual([])
        expect(said(merged(merge))).toEqual(said(applied(applied(xml, theirs), mine)))
      }),
      { seed: propertySeed(), numRuns: isLong ? 2_000 : 12 },
    )
  })

  test('asks about exactly what both changed differently, and takes what is chosen', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...steps), { minLength: 1, maxLength: 5 }), (ids) => {
        const [both, ...rest] = ids
        const alike = rest.map((id) => rename(id, '两人改得一样'))

        const merge = mergeOf([rename(both ?? '', '甲'), ...alike], [rename(both ?? '', '乙'), ...alike])

        expect(conflicts(merge)).toEqual([both])
        expect(said(merged(merge, 'mine'))).toEqual(said(applied(xml, [rename(both ?? '', '甲'), ...alike])))
        expect(said(merged(merge, 'theirs'))).toEqual(said(applied(xml, [rename(both ?? '', '乙'), ...alike])))
      }),
      { seed: propertySeed(), numRuns: isLong ? 500 : 5 },
    )
  })

  test('writes a file that is read without a problem, with extensions that nobody knows', async () => {
    const merge = mergeOf([append('accept', 'mine_after')], [append('accept', 'their_after'), rename('sign', '签发')])

    const text = merged(merge)
    const read = await readBpmn(text)

    expect(read.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(text.match(/acme:rule/g)).toHaveLength(4)
    expect(text).toContain('a &lt; b')
  })

  test('asks when one removed what the other has built on, and gives it back with all that went with it', () => {
    const container = 'gateC'
    const inside = /<subProcess id="gateC"[\s\S]*?<userTask id="(\w+)"/.exec(xml)?.[1] ?? ''
    const mine = [remove(container), ...flows.filter((id) => leadsTo(id, container)).map(remove)]

    const merge = mergeOf(mine, [append(inside, 'added_inside')])

    expect(conflicts(merge)).toContain(container)
    expect(merged(merge, 'mine')).not.toContain('id="gateC"')
    expect(merged(merge, 'mine')).not.toContain('added_inside')
    expect(said(merged(merge, 'theirs'))).toEqual(said(applied(xml, [append(inside, 'added_inside')])))
  })

  test('asks when one removed a step to which the other has drawn a new flow', () => {
    const step = 'fixOnTheSpot'
    const mine = [remove(step), ...flows.filter((id) => leadsTo(id, step)).map(remove)]

    const merge = mergeOf(mine, [append(step, 'archive')])

    expect(conflicts(merge)).toEqual([step])
    expect(merged(merge, 'theirs')).toContain('id="f_fixed"')
    const without = merged(merge, 'mine')
    expect(without).toContain('id="archive"')
    expect(without).not.toContain('sourceRef="fixOnTheSpot"')
  })

  test('lets a flow that one side led elsewhere end only there, as both sides list it at their steps', () => {
    const model = (target: 'a' | 'b', name: string, isListed: boolean) => {
      const incoming = (step: string) => (isListed && step === target ? '<incoming>f</incoming>' : '')
      return `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
        <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="${target}"/>
        <task id="a" name="${name}">${incoming('a')}</task><task id="b">${incoming('b')}</task></process></definitions>`
    }

    const merge = mergeFiles(files(model('a', '', false)), files(model('b', '', true)), files(model('a', '改名', true)))

    const text = merged(merge)
    expect(conflicts(merge)).toEqual([])
    expect(said(text)).toEqual(said(model('b', '改名', true)))
    expect(text.match(/<incoming>f</g)).toHaveLength(1)
  })

  test('merges other files as a whole, and diagrams that are no XML too', () => {
    const base = { 'process.bpmn': '<a', 'process.json': '{}', 'forms/old.json': '1', 'forms/both.json': '1' }
    const mine = { 'process.bpmn': '<b', 'process.json': '{}', 'forms/new.json': '2', 'forms/both.json': '2' }
    const theirs = { 'process.bpmn': '<c', 'process.json': '{ }', 'forms/old.json': '1', 'forms/both.json': '3' }

    const { items, merge } = mergeFiles(base, mine, theirs)

    expect(items.map(({ id, mine: my, theirs: their, isConflict }) => [id, my, their, isConflict])).toEqual([
      ['forms/both.json', 'changed', 'changed', true],
      ['forms/new.json', 'added', null, false],
      ['forms/old.json', 'removed', null, false],
      ['process.bpmn', 'changed', 'changed', true],
      ['process.json', null, 'changed', false],
    ])
    expect(merge((id) => (id === 'process.bpmn' ? 'theirs' : 'mine'))).toEqual({
      ...{ 'process.bpmn': '<c', 'process.json': '{ }', 'forms/new.json': '2', 'forms/both.json': '2' },
    })
  })
})

function leadsTo(flow: string, step: string): boolean {
  return new RegExp(`id="${flow}"[^>]*(source|target)Ref="${step}"`).test(xml)
}
