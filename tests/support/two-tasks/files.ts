/**
 * A process of two tasks that fill in one form, one after the other: what the first writes the second reads, and one
 * thing it does not see. The application's form has a table, a file and a declaration; of it, too, the second is kept
 * from an account and from the file.
 */
export function twoTasksFiles(): { readonly [path: string]: string } {
  return {
    'process.bpmn': model,
    'process.json': JSON.stringify(description),
    'decisions/which-items.dmn': decisions,
    'forms/application.json': JSON.stringify(application, null, 2),
    'forms/inspection.json': JSON.stringify(inspection, null, 2),
  }
}

export const model = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:siji="https://siji.dev/bpmn/1" targetNamespace="https://siji.dev/test">
  <process id="two-tasks" name="两步查验" isExecutable="true">
    <startEvent id="start"><extensionElements><siji:milestone name="submitted"/></extensionElements></startEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="measure"/>
    <userTask id="measure" name="量测">${task('natural-resources')}</userTask>
    <sequenceFlow id="b" sourceRef="measure" targetRef="judge"/>
    <userTask id="judge" name="判定">${task('civil-air-defence')}</userTask>
    <sequenceFlow id="c" sourceRef="judge" targetRef="end"/>
    <endEvent id="end"><extensionElements><siji:milestone name="inReview"/></extensionElements></endEvent>
  </process>
</definitions>`

function task(department: string): string {
  return `<extensionElements><siji:assignment department="${department}" post="reviewer"/><siji:form key="inspection"/></extensionElements>`
}

const decisions = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" name="d" namespace="https://siji.dev/test">
  <decision id="which-items" name="办理事项"><literalExpression><text>["P"]</text></literalExpression></decision>
</definitions>`

const name = (zh: string, en: string) => ({ zh, en })

const description = {
  key: 'two-tasks',
  title: name('两步查验', 'Two steps'),
  process: 'two-tasks',
  form: 'application',
  applicability: 'which-items',
  leadDepartment: 'housing-construction',
  messages: { correction: 'correctionSubmitted', withdrawal: 'withdrawn' },
  correctionDays: 20,
  legalBasis: [{ law: '国办发〔2019〕11号', articles: '全文' }],
  permits: {
    P: {
      ...{ type: 'planning-verification', name: name('规划核实', 'Planning verification'), heading: null, order: 1 },
      ...{ department: 'natural-resources', issuingAuthority: 'natural-resources', statutoryDays: 20, promisedDays: 8 },
      ...{ publicSafety: false, legalBasis: ['国办发〔2019〕11号'], sentence: '予以核实。' },
      number: { scheme: '{seq}', counter: 'year', first: 1 },
      fields: [{ label: '项目', value: 'form.projectName' }],
    },
  },
  materials: [
    {
      ...{ code: 'site-plan', name: name('总平面图', 'Site plan'), permits: ['P'], providedBy: ['promise'] },
      ...{ deferrableDays: null, replaceableByLicence: false },
    },
  ],
}

const line = (key: string, label: string, more: object = {}) => ({ type: 'textfield', key, label, ...more })

const application = {
  id: 'application',
  siji: { title: '申请表', titleEn: 'Application' },
  components: [
    {
      type: 'group',
      label: '项目',
      siji: { section: 'project', labelEn: 'Project' },
      components: [
        line('projectName', '项目名称', { validate: { required: true } }),
        line('projectCode', '项目代码', { validate: { required: true } }),
        line('bankAccount', '银行账号', { siji: { permissions: { judge: 'hidden' } } }),
      ],
    },
    {
      type: 'group',
      label: '设备和声明',
      siji: { section: 'machines', labelEn: 'Machines and declaration' },
      components: [
        {
          type: 'dynamiclist',
          path: 'machines',
          label: '主要设备',
          validate: { required: true },
          siji: { labelEn: 'Machines', maxRows: 4 },
          components: [
            line('name', '设备', { validate: { required: true }, siji: { labelEn: 'Machine' } }),
            { type: 'number', key: 'power', label: '功率', decimalDigits: 1, siji: { unit: 'kW', labelEn: 'Power' } },
          ],
        },
        {
          ...{ type: 'filepicker', key: 'plan', label: '总平面图' },
          siji: { material: 'site-plan', permissions: { judge: 'hidden' } },
        },
        {
          type: 'checkbox',
          key: 'declared',
          label: '我声明以上内容属实',
          validate: { required: true },
          siji: { statement: '如有隐瞒，愿承担法律责任。' },
        },
      ],
    },
  ],
}

const inspection = {
  id: 'inspection',
  siji: {
    title: '查验',
    rules: [
      {
        ...{ when: 'accepted > measured', field: 'accepted', code: 'more-than-measured' },
        ...{ message: 'Expected at most what was measured.', messageZh: '认定面积不得大于实测面积。' },
      },
    ],
  },
  components: [
    {
      ...{ type: 'number', key: 'measured', label: '实测面积', decimalDigits: 2, validate: { required: true } },
      siji: { unit: 'm²', labelEn: 'Measured', permissions: { judge: 'read' } },
    },
    line('informant', '举报线索', { siji: { permissions: { judge: 'hidden' } } }),
    {
      ...{ type: 'number', key: 'accepted', label: '认定面积', decimalDigits: 2 },
      siji: { permissions: { measure: 'hidden' } },
      validate: { required: true },
    },
  ],
}
