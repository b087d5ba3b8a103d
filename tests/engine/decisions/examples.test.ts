import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readExamples } from '../../../engine/decisions/examples.ts'
import { parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import { namesRead, runExample } from '../../../engine/decisions/run-example.ts'

const table = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="https://siji.dev/test">
  <decision id="fee" name="收费">
    <decisionTable id="fee-table" hitPolicy="FIRST">
      <input id="i"><inputExpression id="ie" typeRef="number"><text>area</text></inputExpression></input>
      <output id="o" name="fee" typeRef="number"/>
      <rule id="r1"><inputEntry id="a1"><text>&lt; 100</text></inputEntry><outputEntry id="b1"><text>0</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="a2"><text>&lt; 1000</text></inputEntry><outputEntry id="b2"><text>50</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`

async function decisionsOf(xml: string) {
  const parsed = await parseDmn(xml)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.decisions
}

const example = (area: string, expected: string) => ({ decision: 'fee', name: 'x', given: { area }, expected })

describe('an example of a decision', () => {
  test('tells which rules matched, and what came out', async () => {
    const fee = (await decisionsOf(table)).get('fee')

    expect(runExample(fee, example('50', '0'))).toEqual({
      isRight: true,
      found: 0,
      matched: [{ table: 'fee-table', rules: [1, 2] }],
      fault: null,
    })
    expect(runExample(fee, example('5000', ''))).toMatchObject({ isRight: true, matched: [{ rules: [] }] })
    expect(fee === undefined ? [] : namesRead(fee)).toEqual(['area'])
  })

  test('says what differs, and what of it is no FEEL', async () => {
    const decisions = await decisionsOf(table)

    expect(runExample(decisions.get('fee'), example('500', '0')).fault?.messageZh).toBe('预期 0，实际 50。')
    expect(runExample(decisions.get('fee'), example('5 +', '0')).fault?.messageZh).toContain('area：')
    expect(runExample(undefined, example('5', '0')).fault?.messageZh).toBe('没有决策“fee”。')
  })

  test('is read from a list and from nothing else', () => {
    expect(readExamples(JSON.stringify([example('1', '2')])).ok).toBe(true)
    expect(readExamples('[{"decision":"fee"}]').ok).toBe(false)
    expect(readExamples('no').ok).toBe(false)
  })

  test('holds for the permits that the seven-permits process asks for', async () => {
    const folder = 'processes/seven-permits/decisions/which-permits'
    const decisions = await decisionsOf(readFileSync(`${folder}.dmn`, 'utf8'))
    const read = readExamples(readFileSync(`${folder}.examples.json`, 'utf8'))

    const outcomes = read.ok ? read.examples.map((each) => runExample(decisions.get(each.decision), each).fault) : []

    expect(outcomes).toEqual([null, null])
  })
})
