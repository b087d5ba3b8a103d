import { readProcess } from '../../../api/process-description/read-process.ts'
import type { TestApp } from '../app.ts'
import { siteSurveyModel } from './model.ts'

const decisions = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="https://siji.dev/test">
  <decision id="which-items" name="勘验事项"><literalExpression><text>["P", "C"]</text></literalExpression></decision>
</definitions>`

const description = {
  key: 'site-survey',
  title: { zh: '现场勘验', en: 'Site survey' },
  process: 'site-survey',
  form: 'application',
  applicability: 'which-items',
  leadDepartment: 'housing-construction',
  messages: { correction: 'correctionSubmitted', withdrawal: 'withdrawn', extension: 'rectificationExtended' },
  correctionDays: 20,
  legalBasis: [{ law: '国办发〔2019〕11号', articles: '全文' }],
  permits: {
    P: permit(1, 'planning-verification', '规划核实', 'Planning verification', 'natural-resources'),
    C: permit(2, 'air-defence-filing', '人防验收备案', 'Civil air defence filing', 'civil-air-defence'),
  },
  materials: [],
  survey: {
    checklist: [
      item('building-line', 'P', '建筑退让红线', 'Building line', { rule: '城乡规划法第四十五条', photo: true }),
      item('green-area', 'P', '绿地面积', 'Green area'),
      item('blast-door', 'C', '防护密闭门', 'Blast door'),
    ],
  },
  rectification: { days: 15, extensionDays: 10 },
}

/** The smallest process with a survey, rectification and recheck, beside what the demonstration brings. */
export async function deploySiteSurvey(site: TestApp): Promise<void> {
  const form = (id: string, work?: string) => ({
    id,
    siji: { title: id, ...(work === undefined ? {} : { work }) },
    components: work === undefined ? [text('projectName', '项目名称'), text('projectCode', '项目代码')] : [],
  })
  const files = {
    'process.bpmn': siteSurveyModel,
    'process.json': JSON.stringify(description),
    'decisions/which-items.dmn': decisions,
    'forms/application.json': JSON.stringify(form('application')),
    'forms/arrange.json': JSON.stringify(form('arrange', 'appointment')),
    'forms/survey.json': JSON.stringify(form('survey', 'survey')),
    'forms/merge.json': JSON.stringify(form('merge', 'merge')),
    'forms/recheck.json': JSON.stringify(form('recheck', 'recheck')),
  }
  const bytes = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]))
  const read = await readProcess(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const outcome = await site.engine.deploy({ parkId: site.parkId, files: bytes, by: 'test', note: '试行' })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, 1))
}

function permit(order: number, type: string, zh: string, en: string, department: string) {
  return {
    ...{ type, name: { zh, en }, heading: null, department, issuingAuthority: department, order },
    ...{ statutoryDays: 20, promisedDays: 8, publicSafety: false, legalBasis: ['国办发〔2019〕11号'], sentence: zh },
    number: { scheme: '{seq}', counter: 'year', first: 1 },
    fields: [{ label: '项目', value: 'form.projectName' }],
  }
}

function item(code: string, letter: string, zh: string, en: string, more: object = {}) {
  return { code, permit: letter, text: { zh, en }, ...more }
}

function text(key: string, label: string) {
  return { type: 'textfield', key, label, validate: { required: true, maxLength: 100 } }
}
