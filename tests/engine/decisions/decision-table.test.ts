import { describe, expect, test } from 'vitest'
import { parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { scopeOf } from '../expressions/scope.ts'

type Row = readonly [test: string, ...outputs: string[]]

interface Table {
  readonly policy?: string
  readonly aggregation?: string
  readonly allowed?: string
  readonly outputs?: readonly { readonly name: string; readonly values?: string; readonly otherwise?: string }[]
  readonly rows: readonly Row[]
}

const namespace = 'https://www.omg.org/spec/DMN/20191111/MODEL/'

function tableOf({ policy = 'UNIQUE', aggregation, allowed, outputs = [{ name: 'result' }], rows }: Table): string {
  const text = (name: string, content: string | undefined) =>
    content === undefined ? '' : `<${name}><text>${content.replaceAll('<', '&lt;')}</text></${name}>`
  return `<decisionTable hitPolicy="${policy}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>
    <input label="x">${text('inputExpression', 'x')}${text('inputValues', allowed)}</input>
    ${outputs.map(({ name, values, otherwise }) => `<output name="${name}">${text('outputValues', values)}${text('defaultOutputEntry', otherwise)}</output>`).join('')}
    ${rows.map(([input, ...results]) => `<rule>${text('inputEntry', input)}${results.map((result) => text('outputEntry', result)).join('')}</rule>`).join('')}
  </decisionTable>`
}

function modelOf(
  ...decisions: readonly { readonly id: string; readonly needs?: readonly string[]; readonly logic: string }[]
): string {
  const drawn = decisions.map(
    ({ id, needs = [], logic }) => `<decision id="${id}" name="${id}">
      ${needs.map((need) => `<informationRequirement><requiredDecision href="#${need}"/></informationRequirement>`).join('')}
      ${logic}
    </decision>`,
  )
  return `<definitions xmlns="${namespace}" id="model" name="model" namespace="test">${drawn.join('')}</definitions>`
}

async function decide(xml: string, id: string, variables: Variables): Promise<unknown> {
  const parsed = await parseDmn(xml)
  if (!parsed.ok) return parsed.problems.map(({ problem, element }) => `${problem} ${element}`)
  const result = parsed.decisions.get(id)?.evaluate(scopeOf(variables))
  return result?.ok ? result.value : `!${result?.code}`
}

async function decideTable(table: Table, x: Variables[string]): Promise<unknown> {
  return await decide(modelOf({ id: 'd', logic: tableOf(table) }), 'd', { x })
}

const overlapping: readonly Row[] = [
  ['> 0', '1'],
  ['> 10', '3'],
  ['> 20', '2'],
]

describe('a decision table', () => {
  test.each([
    ['UNIQUE', undefined, 5, 1],
    ['UNIQUE', undefined, 15, '!several-rules-match'],
    ['UNIQUE', undefined, -1, null],
    ['FIRST', undefined, 25, 1],
    ['ANY', undefined, 25, '!rules-disagree'],
    ['RULE ORDER', undefined, 25, [1, 3, 2]],
    ['COLLECT', undefined, 25, [1, 3, 2]],
    ['COLLECT', 'SUM', 25, 6],
    ['COLLECT', 'COUNT', 25, 3],
    ['COLLECT', 'MIN', 25, 1],
    ['COLLECT', 'MAX', 25, 3],
  ])('gives by %s %s for %j: %j', async (policy, aggregation, x, expected) => {
    const table = { policy, rows: overlapping, ...(aggregation === undefined ? {} : { aggregation }) }

    expect(await decideTable(table, x)).toEqual(expected)
  })

  test('ranks outputs by the order in which they are allowed', async () => {
    const outputs = [{ name: 'result', values: '3, 2, 1' }]

    expect(await decideTable({ policy: 'PRIORITY', outputs, rows: overlapping }, 25)).toBe(3)
    expect(await decideTable({ policy: 'OUTPUT ORDER', outputs, rows: overlapping }, 25)).toEqual([3, 2, 1])
  })

  test('gives several outputs as a context, and their defaults where no rule matches', async () => {
    const table = {
      outputs: [
        { name: 'a', otherwise: '0' },
        { name: 'b', otherwise: '"-"' },
      ],
      rows: [['> 0', '1', '"x"']] as const,
    }

    expect(await decideTable(table, 1)).toEqual({ a: 1, b: 'x' })
    expect(await decideTable(table, -1)).toEqual({ a: 0, b: '-' })
  })

  test('fails for values that are not allowed', async () => {
    expect(await decideTable({ allowed: '"low", "high"', rows: [['-', '1']] }, 'medium')).toBe('!input-not-allowed')
    expect(await decideTable({ outputs: [{ name: 'a', values: '1, 2' }], rows: [['-', '3']] }, 1)).toBe(
      '!output-not-allowed',
    )
  })

  test('fails rather than pass over a rule whose cell fails', async () => {
    expect(
      await decideTable(
        {
          policy: 'COLLECT',
          rows: [
            ['> 3', '1'],
            ['-', '2'],
          ],
        },
        '5',
      ),
    ).toBe('!not-comparable')
    expect(
      await decideTable(
        {
          policy: 'COLLECT',
          rows: [
            ['-', '1 + missing'],
            ['-', '2'],
          ],
        },
        5,
      ),
    ).toBe('!wrong-type')
  })

  test('uses the decisions that it requires, and sees no others', async () => {
    const xml = modelOf(
      { id: 'total', needs: ['doubled'], logic: '<literalExpression><text>doubled + base</text></literalExpression>' },
      { id: 'doubled', needs: ['base'], logic: '<literalExpression><text>base * 2</text></literalExpression>' },
      { id: 'base', logic: tableOf({ rows: [['> 0', 'x + 1']] }) },
    )

    expect(await decide(xml, 'total', { x: 2 })).toBe('!wrong-type')
    expect(await decide(xml, 'doubled', { x: 2 })).toBe(6)
  })
})

describe('parseDmn', () => {
  test.each([
    [
      'a circle',
      modelOf(
        { id: 'a', needs: ['b'], logic: tableOf({ rows: [] }) },
        { id: 'b', needs: ['a'], logic: tableOf({ rows: [] }) },
      ),
      ['decision-requires-itself a'],
    ],
    [
      'a requirement that is not there',
      modelOf({ id: 'a', needs: ['b'], logic: tableOf({ rows: [] }) }),
      ['unresolved-requirement a'],
    ],
    ['a decision without logic', modelOf({ id: 'a', logic: '' }), ['decision-without-logic a']],
    ['a cell that is no FEEL', modelOf({ id: 'a', logic: tableOf({ rows: [['>', '1']] }) }), ['expression-syntax a']],
    ['a row with a cell too few', modelOf({ id: 'a', logic: tableOf({ rows: [['-']] }) }), ['rule-incomplete a']],
    [
      'an unknown hit policy',
      modelOf({ id: 'a', logic: tableOf({ policy: 'MOST', rows: [] }) }),
      ['unknown-hit-policy a'],
    ],
    [
      'a function in Java',
      modelOf({ id: 'a', logic: '<functionDefinition kind="Java"><context/></functionDefinition>' }),
      ['unsupported-decision-logic a'],
    ],
    ['an entity', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', ['doctype null']],
    ['no XML', 'decide well', ['malformed-xml null']],
    ['another document', '<html xmlns="http://www.w3.org/1999/xhtml"/>', ['not-dmn null']],
  ])('refuses %s', async (_, xml, expected) => {
    expect(await decide(xml, 'a', {})).toEqual(expected)
  })
})
