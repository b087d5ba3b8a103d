import { expect, test } from 'vitest'
import { compareFindings } from '../../../api/merging/compare-findings.ts'

const about = (id: string, department: string, place: object, whatIsWrong: string, howToFix: string) => ({
  ...{ id, department, permit: null, material: null, field: null, ...place },
  ...{ whatIsWrong, howToFix },
})

const plan = { material: 'site-plan' }

test('points to an earlier finding about the same thing in similar words, of whatever department', () => {
  const found = compareFindings([
    about('1', 'natural-resources', plan, '总平面图缺少竖向标高', '补充竖向标高并重新盖章'),
    about('2', 'housing-construction', plan, '总平面图缺竖向标高。', '请补充竖向标高，并重新盖章'),
    about('3', 'housing-construction', { material: 'survey' }, '总平面图缺少竖向标高', '补充竖向标高并重新盖章'),
    about('4', 'housing-construction', plan, '消防车道宽度不足', '消防车道改为 4 米'),
  ])

  expect(found.get('2')).toEqual({ duplicateOf: '1', contradicts: null })
  expect(found.get('1')?.duplicateOf).toBeNull()
  expect(found.get('3')).toEqual({ duplicateOf: null, contradicts: null })
  expect(found.get('4')?.duplicateOf).toBeNull()
})

test('points to two departments that would have the same field mended differently, not to one that asks for two things', () => {
  const found = compareFindings([
    about('1', 'natural-resources', { field: 'grossFloorArea' }, '面积与规划条件不符', '改为 98,000 平方米'),
    about('2', 'housing-construction', { field: 'grossFloorArea' }, '面积与施工图不符', '按施工图填写九万四千'),
    about('3', 'civil-air-defence', { field: 'civilBuildingArea' }, '面积有误', '改为 9,500'),
    about('4', 'civil-air-defence', { field: 'civilBuildingArea' }, '没有写明依据', '在附记中写明测绘报告'),
  ])

  expect(['1', '2', '3', '4'].map((id) => found.get(id)?.contradicts)).toEqual(['2', '1', null, null])
})
