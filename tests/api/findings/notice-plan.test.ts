import { expect, test } from 'vitest'
import { planNotice } from '../../../api/merging/notice-plan.ts'

const findings = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const words = { whatIsWrong: '缺页', howToFix: '补齐', rule: null }

test('tells every finding in exactly one line, a merged one where its first would stand', () => {
  const lines = [{ id: 'line', findings: ['d', 'b'], ...words }]

  const planned = planNotice(findings, { lines, setAside: new Map([['c', '不属于本次审查']]) })

  expect(planned).toEqual([
    { findings: ['a'], words: null },
    { findings: ['b', 'd'], words },
    { findings: ['e'], words: null },
  ])
})

test('tells a finding as it was written where the others of its line count no more', () => {
  const lines = [{ id: 'line', findings: ['b', 'gone'], ...words }]

  const planned = planNotice([{ id: 'b' }], { lines, setAside: new Map() })

  expect(planned).toEqual([{ findings: ['b'], words: null }])
})
