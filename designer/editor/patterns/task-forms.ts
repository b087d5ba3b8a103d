interface TaskField {
  readonly type: 'textarea' | 'textfield'
  readonly key: string
  readonly label: string
  readonly labelEn: string
  readonly isRequired?: boolean
}

interface TaskForm {
  readonly title: string
  readonly titleEn: string
  /** The page on which it is worked on, where that is not the ordinary one. */
  readonly work?: 'merge' | 'appointment' | 'survey'
  readonly fields: readonly TaskField[]
}

const reason: TaskField = { type: 'textarea', key: 'reason', label: '理由', labelEn: 'Reason' }
const legalBasis: TaskField = { type: 'textfield', key: 'legalBasis', label: '法律依据', labelEn: 'Legal basis' }
const note: TaskField = { type: 'textarea', key: 'note', label: '说明', labelEn: 'Note' }
const result: TaskField = { type: 'textarea', key: 'result', label: '结果', labelEn: 'Result', isRequired: true }

/** The forms of tasks that our patterns name, by their keys. */
const taskForms: Readonly<Record<string, TaskForm>> = {
  completeness: { title: '材料齐全性审查', titleEn: 'Check of completeness', fields: [reason] },
  'fix-on-the-spot': {
    title: '当场更正',
    titleEn: 'Fixed on the spot',
    fields: [{ type: 'textarea', key: 'fixed', label: '当场更正的内容', labelEn: 'What was fixed', isRequired: true }],
  },
  review: { title: '审查意见', titleEn: 'Review', fields: [reason, legalBasis] },
  procedure: { title: '专门程序结果', titleEn: 'Result of the procedure', fields: [result] },
  'merge-findings': {
    title: '合并补正意见',
    titleEn: 'One consolidated notice',
    work: 'merge',
    fields: [{ type: 'textarea', key: 'introduction', label: '告知书说明', labelEn: 'Introduction' }],
  },
  'applicant-choice': { title: '部分不予许可后的选择', titleEn: 'Choice after a refusal', fields: [reason] },
  sign: { title: '签发', titleEn: 'Signature', fields: [reason, legalBasis] },
  'arrange-survey': {
    title: '约定联合勘验时间',
    titleEn: 'Appointment of the survey',
    work: 'appointment',
    fields: [note],
  },
  survey: { title: '联合勘验', titleEn: 'Survey', work: 'survey', fields: [note] },
  'public-notice': {
    title: '公示',
    titleEn: 'Public notice',
    fields: [{ type: 'textarea', key: 'notice', label: '公示内容', labelEn: 'Notice', isRequired: true }],
  },
  'notice-result': { title: '公示结果', titleEn: 'Result of the public notice', fields: [result] },
  'expert-review': { title: '专家评审意见', titleEn: 'Opinion of the experts', fields: [result] },
  revision: {
    title: '按意见修改',
    titleEn: 'Revision',
    fields: [{ type: 'textarea', key: 'revised', label: '修改说明', labelEn: 'What was revised', isRequired: true }],
  },
  promise: {
    title: '告知承诺书',
    titleEn: 'Promise',
    fields: [{ type: 'textarea', key: 'promised', label: '承诺的内容', labelEn: 'What is promised', isRequired: true }],
  },
  consultation: { title: '会签意见', titleEn: 'Opinion', fields: [reason] },
}

/** Path → text of the forms of these keys. */
export function writeTaskForms(keys: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const form = taskForms[key]
      return form === undefined ? [] : [[`forms/${key}.json`, writeForm(key, form)]]
    }),
  )
}

function writeForm(key: string, { title, titleEn, work, fields }: TaskForm): string {
  const document = {
    schemaVersion: 17,
    type: 'default',
    id: key,
    siji: { title, titleEn, ...(work === undefined ? {} : { work }) },
    components: fields.map(({ type, key, label, labelEn, isRequired = false }) => ({
      type,
      id: `field_${key}`,
      key,
      label,
      validate: { required: isRequired, maxLength: type === 'textarea' ? 2_000 : 400 },
      siji: { labelEn },
    })),
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
