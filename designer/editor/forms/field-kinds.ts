import { getAt, type JsonNode, textAt } from './json-node.ts'

/** What can be put into a form: one field, or a few that belong together. */
export interface FieldKind {
  readonly kind: string
  readonly label: string
  /** New fields; `free` makes a key that the form does not have yet. */
  readonly make: (free: (key: string) => string) => readonly JsonNode[]
}

type Free = (key: string) => string

function field(free: Free, type: string, key: string, label: string, more: JsonNode = {}): JsonNode {
  return { type, key: free(key), label, ...more }
}

const two = [
  { value: 'one', label: '选项一' },
  { value: 'two', label: '选项二' },
]

/** In the order of the menu. */
export const fieldKinds: readonly FieldKind[] = [
  kind('text', '单行文字', (free) => [field(free, 'textfield', 'text', '文字', { validate: { maxLength: 100 } })]),
  kind('longText', '多行文字', (free) => [field(free, 'textarea', 'words', '说明', { validate: { maxLength: 2000 } })]),
  kind('number', '数字', (free) => [field(free, 'number', 'number', '数字', { decimalDigits: 0 })]),
  kind('money', '金额', (free) => [
    field(free, 'number', 'amount', '金额', {
      decimalDigits: 6,
      validate: { min: 0 },
      siji: { unit: '万元', format: 'money' },
    }),
  ]),
  kind('area', '面积', (free) => [
    field(free, 'number', 'area', '面积', { decimalDigits: 2, validate: { min: 0 }, siji: { unit: 'm²' } }),
  ]),
  kind('date', '日期', (free) => [field(free, 'datetime', 'date', '日期', { subtype: 'date' })]),
  kind('choice', '单选', (free) => [field(free, 'radio', 'choice', '单选', { values: two })]),
  kind('select', '下拉选择', (free) => [field(free, 'select', 'choice', '选择', { values: two })]),
  kind('choices', '多选', (free) => [field(free, 'checklist', 'choices', '多选', { values: two })]),
  kind('check', '是或否', (free) => [field(free, 'checkbox', 'flag', '是或否')]),
  kind('table', '表格', (free) => [
    {
      type: 'dynamiclist',
      path: free('rows'),
      label: '表格',
      components: [
        { type: 'textfield', key: 'name', label: '名称', validate: { required: true, maxLength: 100 } },
        { type: 'number', key: 'count', label: '数量', decimalDigits: 0 },
      ],
    },
  ]),
  kind('file', '文件', (free) => [field(free, 'filepicker', 'file', '文件')]),
  kind('licence', '证照', (free) => [
    field(free, 'textfield', 'licenceNumber', '证照编号', { siji: { format: 'licenceNumber' } }),
    field(free, 'datetime', 'licenceUntil', '有效期至', { subtype: 'date' }),
  ]),
  kind('address', '地址', (free) => [
    field(free, 'textfield', 'address', '地址', { validate: { maxLength: 200 }, siji: { format: 'address' } }),
  ]),
  kind('person', '人员', (free) => [
    field(free, 'textfield', 'personName', '姓名', { siji: { format: 'personName', personal: true } }),
    field(free, 'textfield', 'personId', '身份证号码', { siji: { format: 'citizenId', personal: true } }),
    field(free, 'textfield', 'personMobile', '手机号码', { siji: { format: 'mobile', personal: true } }),
  ]),
  kind('company', '企业', (free) => {
    const name = field(free, 'textfield', 'companyName', '单位名称', { validate: { minLength: 2, maxLength: 100 } })
    const siji = { format: 'creditCode', nameInto: name['key'] }
    return [field(free, 'textfield', 'companyCreditCode', '统一社会信用代码', { siji }), name]
  }),
  kind('declaration', '声明', (free) => [
    field(free, 'checkbox', 'declared', '我已阅读并声明以上内容属实', {
      validate: { required: true },
      siji: { statement: '所填内容和所交材料真实、完整、有效，如有不实，愿承担相应法律责任。' },
    }),
  ]),
  kind('computed', '计算', (free) => [field(free, 'expression', 'result', '计算结果', { expression: '=0' })]),
]

function kind(name: string, label: string, make: FieldKind['make']): FieldKind {
  return { kind: name, label, make }
}

export const formats: readonly (readonly [value: string, label: string])[] = [
  ['', '不限'],
  ['personName', '姓名'],
  ['citizenId', '身份证号码'],
  ['mobile', '手机号码'],
  ['creditCode', '统一社会信用代码'],
  ['address', '地址'],
  ['licenceNumber', '证照编号'],
  ['projectCode', '项目代码'],
  ['areaCode', '行政区划代码'],
  ['realEstateUnitNumber', '不动产单元号'],
]

const TYPES: Readonly<Record<string, string>> = {
  textfield: '单行文字',
  textarea: '多行文字',
  number: '数字',
  datetime: '日期',
  radio: '单选',
  select: '下拉选择',
  checklist: '多选',
  checkbox: '是或否',
  dynamiclist: '表格',
  filepicker: '文件',
  expression: '计算',
  group: '部分',
}

/** What a component is, in the words of the menu; one that the server does not know keeps its own name. */
export function kindName(node: JsonNode): string {
  const type = textAt(node, 'type')
  const format = textAt(node, 'siji.format')
  if (format === 'money') return '金额'
  if (type === 'number' && textAt(node, 'siji.unit') === 'm²') return '面积'
  if (type === 'checkbox' && getAt(node, 'siji.statement') !== undefined) return '声明'
  const named = type === 'textfield' ? formats.find(([value]) => value !== '' && value === format)?.[1] : undefined
  return named ?? TYPES[type] ?? type
}

/** A key that none of `taken` is: `area`, `area2`, `area3`. */
export function freeKeys(taken: readonly string[]): Free {
  const known = new Set(taken)
  return (key) => {
    let count = 1
    while (known.has(count === 1 ? key : `${key}${count}`)) count += 1
    const found = count === 1 ? key : `${key}${count}`
    known.add(found)
    return found
  }
}
