import { beforeAll, describe, expect, test } from 'vitest'
import type { DescribedProcess } from '../../../api/process-description/described-process.ts'
import { questionnaireOf } from '../../../api/process-description/questionnaire.ts'
import { readProcess } from '../../../api/process-description/read-process.ts'
import { readProcessFolder } from '../../../api/processes/read-process-folder.ts'

describe('the questions before an application', () => {
  let process: DescribedProcess
  const ask = (values = {}) =>
    questionnaireOf(process, values, Date.parse('2024-04-25T09:00:00+08:00'), 'Asia/Shanghai')

  beforeAll(async () => {
    const read = await readProcess(readProcessFolder('processes/seven-permits'))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    process = read.process
  })

  test('are the fields that decide which permits apply, with those that they are computed from', () => {
    expect(ask().fields.map(({ key }) => key)).toEqual([
      'totalInvestment',
      'fundsSource',
      'stateFunds',
      'tenderRequired',
      'permitsHeld',
      'grossFloorArea',
      'civilBuildingArea',
      'contractPrice',
      'occupiesRoad',
      'occupiesGreen',
      'dischargesToSewer',
    ])
  })

  test('keep only the rules that speak of nothing else', () => {
    expect(ask({ occupiesRoad: true }).rules.map(({ code }) => code)).toEqual(['civil-area-too-large'])
  })
})
