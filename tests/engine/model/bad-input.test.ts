import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../engine/model/problem.ts'
import { readBpmn } from '../../../engine/model/read-bpmn.ts'
import { between, model, parse, rulesOf } from './parsing.ts'

const good = model(between('<task id="n"/>'))

async function refusalOf(source: string | Uint8Array): Promise<Problem | undefined> {
  const result = await readBpmn(source)
  expect(result.ok).toBe(false)
  return result.problems[0]
}

describe('a file that is no safe XML', () => {
  test.each<readonly [string, string, string]>([
    ['a tag that is not closed', 'malformed-xml', good.replace('</process>', '')],
    ['an attribute without quotes', 'malformed-xml', good.replace('id="n"', 'id=n')],
    ['an attribute twice', 'malformed-xml', good.replace('id="n"', 'id="n" id="m"')],
    ['nothing at all', 'malformed-xml', ''],
    ['text that is no XML', 'malformed-xml', 'hello'],
    ['a DOCTYPE', 'doctype', good.replace('<definitions', '<!DOCTYPE definitions [<!ENTITY a "b">]><definitions')],
    ['an entity in text', 'entity', good.replace('</process>', '<documentation>&xxe;</documentation></process>')],
    ['an entity in an attribute', 'entity', good.replace('id="n"', 'id="n" name="&lol;"')],
    ['a reference to a control character', 'control-character', good.replace('id="n"', 'id="n" name="&#0;"')],
    ['a reference to half a character', 'control-character', good.replace('id="n"', 'id="n" name="&#xD800;"')],
    ['a control character', 'control-character', good.replace('id="n"', 'id="n" name="\u0001"')],
    ['65 attributes', 'too-many-attributes', good.replace('id="n"', `id="n" ${many(64, (i) => `a${i}="1"`)}`)],
    [
      '65 namespaces',
      'too-many-namespaces',
      good.replace('id="n"', `id="n" ${many(61, (i) => `xmlns:a${i}="urn:${i}"`)}`),
    ],
    ['65 levels', 'too-deep', good.replace('<task id="n"/>', `${'<a>'.repeat(63)}${'</a>'.repeat(63)}`)],
    ['20,001 elements', 'too-many-elements', good.replace('<task id="n"/>', '<a/>'.repeat(20_001))],
    ['another root', 'not-bpmn', '<html><body/></html>'],
  ])('is refused for %s', async (_what, rule, xml) => {
    const problem = await refusalOf(xml)

    expect(problem?.problem).toBe(rule)
    expect(problem?.message).not.toBe('')
    expect(problem?.messageZh).toMatch(/\p{Script=Han}/u)
  })

  test('names the line', async () => {
    const problem = await refusalOf('<definitions>\n<process>\n  <task a=b/>\n</process></definitions>')

    expect(problem).toMatchObject({ problem: 'malformed-xml', line: 3 })
  })

  test('is refused at once when it is larger than 2 MB', async () => {
    const huge = new Uint8Array(20 * 1024 * 1024).fill(0x20)

    const problem = await refusalOf(huge)

    expect(problem?.problem).toBe('file-too-large')
    expect(problem?.message).toContain('20.0 MB')
  })

  test('is refused for an unclosed flood of comments, brackets and quotes in no time worth waiting for', async () => {
    for (const flood of ['<!--', '<', '<a ', '<a b="', '<![CDATA[', '<?', '&']) {
      const result = await readBpmn(flood.repeat(Math.floor(1_900_000 / flood.length)))

      expect(result.ok).toBe(false)
    }
  })

  test('is refused as quickly for one endless name, space or tag that is quoted', async () => {
    const long = 1_900_000
    for (const xml of [
      `<a ${'b'.repeat(long)} c = "1"/>`,
      `<a b${' '.repeat(long)}= "1"/>`,
      `<a ${'b '.repeat(long / 2)} c = "1"/>`,
      `<b x="<t >"><t ${many(100_000, (i) => `a${i}=""`)}/></b>`,
    ]) {
      const result = await readBpmn(xml)

      expect(result.ok).toBe(false)
    }
  })
})

test('white space around the sign of an attribute is read', async () => {
  const spaced = good.replace('id="n"', 'id ="n"\n name= "a = b" isForCompensation\n=\n"false"')

  const result = await parse(spaced)

  expect(result.ok && result.processes[0]?.nodes.get('n')).toMatchObject({ id: 'n', name: 'a = b' })
})

describe('encodings', () => {
  test.each([
    ['UTF-8', 'utf-8', new TextEncoder().encode(good.replace('id="n"', 'id="n" name="施工许可"'))],
    ['UTF-8 with a mark', 'utf-8', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(good)])],
    [
      'UTF-8 with a mark under another declaration',
      'utf-8',
      new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(good.replace('UTF-8', 'ISO-8859-1'))]),
    ],
    ['ISO-8859-1', 'iso-8859-1', latin1(good.replace('UTF-8', 'ISO-8859-1').replace('id="n"', 'id="n" name="é"'))],
    ['US-ASCII', 'us-ascii', latin1(good.replace('UTF-8', 'US-ASCII'))],
  ])('%s is read as declared', async (_name, _encoding, bytes) => {
    const result = await readBpmn(bytes)

    expect(result).toMatchObject({ ok: true, problems: [] })
  })

  test.each([
    ['a declared GBK', 'unsupported-encoding', latin1(good.replace('UTF-8', 'GBK'))],
    ['UTF-16 by its mark', 'unsupported-encoding', new Uint8Array([0xff, 0xfe, 0x3c, 0x00])],
    ['bytes that are no UTF-8', 'invalid-encoding', latin1(good.replace('id="n"', 'id="n" name="é"'))],
    ['bytes that are no US-ASCII', 'invalid-encoding', latin1(good.replace('UTF-8', 'US-ASCII').replace('"n"', '"é"'))],
  ])('%s is refused', async (_what, rule, bytes) => {
    expect((await refusalOf(bytes))?.problem).toBe(rule)
  })
})

describe('what moddle would drop in silence', () => {
  test('is a duplicate id, with both lines', async () => {
    const result = await parse(model(between('<task id="n"/>\n<userTask id="n"/>')))

    expect(result.ok).toBe(false)
    expect(result.problems[0]).toMatchObject({ problem: 'duplicate-id', element: 'n', line: 8 })
    expect(result.problems[0]?.message).toContain('line 7')
  })

  test.each([
    ['<robotTask id="r"/>', 'unknown-element'],
    ['<task id="r"><loopy/></task>', 'unknown-element'],
    ['<task id="1r"/>', 'id-not-readable'],
    ['<task id="r" siji:milestones="typo"/>', 'unknown-content'],
    ['<task id="r"><extensionElements><siji:typo/></extensionElements></task>', 'unknown-element'],
  ])('is %s', async (xml, rule) => {
    const result = await parse(model(`${between('<task id="n"/>')}\n${xml}`))

    expect(result.ok).toBe(false)
    expect(result.problems.map(({ problem }) => problem)).toContain(rule)
  })

  test('is an id that cannot be read, with its line and what to do instead', async () => {
    const result = await parse(model(`${between('<task id="n"/>')}\n<userTask id="审查"/>`))

    expect(result.problems[0]).toMatchObject({ problem: 'id-not-readable', element: '审查', line: 8 })
    expect(result.problems[0]?.messageZh).toContain('中文请写在名称里')
  })

  test('is named with its id and line', async () => {
    const result = await parse(model(`${between('<task id="n"/>')}\n<robotTask name="R"\n id="r"/>`))

    expect(result.problems[0]).toMatchObject({ problem: 'unknown-element', element: 'r', line: 8 })
  })

  test('is named once where looking for all of it would take too long', async () => {
    const faulty = model(`${'\n'.repeat(1_000_000)}${'<robotTask/>'.repeat(15_000)}`)

    const result = await readBpmn(faulty)

    expect(rulesOf(result.problems)).toEqual(['unknown-element null'])
    expect(result.problems[0]?.line).toBeGreaterThan(1_000_000)
  })

  test('does not hinder importing', async () => {
    const result = await readBpmn(model(`${between('<task id="n"/>')}<robotTask id="r"/>`))

    expect(result.ok).toBe(true)
  })

  test('is not what a vendor adds', async () => {
    const vendor =
      '<task id="n" x:a="1" xmlns:x="urn:x"><extensionElements><x:b id="start"><x:c/></x:b></extensionElements></task>'

    const result = await parse(model(between(vendor)))

    expect(result).toMatchObject({ ok: true, problems: [] })
  })
})

describe('references', () => {
  test('are resolved with their prefix', async () => {
    const result = await parse(
      model(between('<receiveTask id="n" messageRef="tns:m"/>'), '<message id="m" name="reply"/>').replaceAll(
        'sourceRef="start"',
        'sourceRef="tns:start"',
      ),
    )

    expect(result).toMatchObject({ ok: true, problems: [] })
  })

  test.each([
    ['<receiveTask id="n" messageRef="nowhere"/>', 'message-missing n'],
    ['<task id="n"/><sequenceFlow id="f" sourceRef="n" targetRef="nowhere"/>', 'flow-end f'],
    [
      '<task id="n"/><boundaryEvent id="b" attachedToRef="nowhere"><errorEventDefinition/></boundaryEvent>',
      'boundary-host b',
    ],
    [
      '<task id="n"/><boundaryEvent id="b" attachedToRef="b"><errorEventDefinition/></boundaryEvent>',
      'boundary-host b',
    ],
  ])('that running needs must lead somewhere: %s', async (xml, problem) => {
    const result = await parse(model(between(xml)))

    expect(rulesOf(result.problems)).toContain(problem)
  })

  test('of the picture alone may lead nowhere', async () => {
    const diagram =
      '<x:BPMNDiagram xmlns:x="http://www.omg.org/spec/BPMN/20100524/DI"><x:BPMNPlane bpmnElement="gone"/></x:BPMNDiagram>'

    const result = await parse(model(between('<task id="n"/>')).replace('</definitions>', `${diagram}</definitions>`))

    expect(result.ok).toBe(true)
    expect(rulesOf(result.problems, 'note')).toEqual(['unresolved-reference null'])
  })
})

function many(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(' ')
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
