import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseDmn } from '../../../engine/decisions/parse-dmn.ts'
import type { Variables } from '../../../engine/expressions/expression.ts'
import { scopeOf } from '../expressions/scope.ts'

async function decide(id: string, variables: Variables) {
  const xml = readFileSync(new URL(`../../../processes/seven-permits/decisions/${id}.dmn`, import.meta.url), 'utf8')
  const result = await parseDmn(xml)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.decisions.get(id)?.evaluate(scopeOf(variables))
}

const application: Variables = {
  permitsHeld: [],
  totalInvestment: 5_000_000_000_00,
  grossFloorArea: 98_000,
  civilBuildingArea: 9_500,
  tenderRequired: false,
  occupiesRoad: false,
  occupiesGreen: true,
  dischargesToSewer: false,
}

test('asks for the seven permits of the worked example', async () => {
  const decided = await decide('which-permits', application)

  expect(decided).toEqual({ ok: true, value: ['L', 'R', 'C', 'P', 'D', 'O', 'K'] })
})

test('leaves out what is held already and what the project does not need', async () => {
  const decided = await decide('which-permits', {
    ...application,
    permitsHeld: ['L', 'R'],
    grossFloorArea: 300,
    civilBuildingArea: 0,
  })

  expect(decided).toEqual({ ok: true, value: ['P', 'D', 'O'] })
})

test('fails rather than leave a permit out when a figure is no figure', async () => {
  const decided = await decide('which-permits', { ...application, civilBuildingArea: '9500' })

  expect(decided).toMatchObject({ ok: false, code: 'not-comparable' })
})

test('takes the construction permit with a refused planning permit', async () => {
  const decided = await decide('refusal-scope', { outcomeP: 'refuse', outcomeO: 'agree' })

  expect(decided).toEqual({ ok: true, value: ['P', 'K'] })
})
