import type { FlowNode } from '../../engine/index.ts'
import { hides } from '../forms/field-permission.ts'
import { type FileProblem, problemAt } from '../forms/file-problem.ts'
import type { Field, Form } from '../forms/form.ts'
import type { ProcessDescription } from './process-description.ts'

/** What is wrong with forms only in the process that they belong to: tasks and materials that are not there. */
export function formProblems(
  forms: ReadonlyMap<string, Form>,
  nodes: ReadonlyMap<string, FlowNode>,
  description: ProcessDescription,
): readonly FileProblem[] {
  return [...forms].flatMap(([key, form]) => {
    const file = `forms/${key}.json`
    const isOfApplication = key === description.form
    return form.fields.flatMap((field) => [
      ...permissionProblems(file, field, isOfApplication ? null : key, nodes),
      ...fileProblems(file, field, isOfApplication, description),
    ])
  })
}

/** `ofTasks` = key of the form where it is a task's own; `null` = the application's, which no task fills in. */
function permissionProblems(
  file: string,
  { key, permissions }: Field,
  ofTasks: string | null,
  nodes: ReadonlyMap<string, FlowNode>,
): readonly FileProblem[] {
  return Object.entries(permissions).flatMap(([task, permission]) => {
    const place = [key, 'siji.permissions', task]
    const node = nodes.get(task)
    if (node?.type !== 'userTask') {
      return [problemAt(file, place, 'expected a task of this process', '本流程没有这个人工任务')]
    }
    if (ofTasks === null && permission === 'write') {
      const messageZh = '申请表由申请人填写，任务中只能只读或隐藏'
      return [problemAt(file, place, 'expected read or hidden: only the applicant fills in this form', messageZh)]
    }
    if (ofTasks !== null && node.form !== ofTasks) {
      return [problemAt(file, place, `expected a task that has the form ${ofTasks}`, `该任务不使用表单 ${ofTasks}`)]
    }
    return []
  })
}

/** What an application and its decisions go by in every list, on every paper: hiding it in a form would hide nothing. */
const shownEverywhere = {
  application: ['projectName', 'projectCode', 'enterpriseName', 'creditCode'],
  task: ['reason', 'legalBasis'],
} as const

/** Fields that are hidden at a task in vain, which a process that is published anew may not say. */
export function hiddenInVain(
  forms: ReadonlyMap<string, Form>,
  description: ProcessDescription,
): readonly FileProblem[] {
  return [...forms].flatMap(([key, form]) => {
    const known: readonly string[] = shownEverywhere[key === description.form ? 'application' : 'task']
    return form.fields
      .filter((field) => known.includes(field.key) && hides(field))
      .map((field) => {
        const message = `expected ${field.key} to be seen everywhere: lists, papers and opinions go by it`
        return problemAt(
          `forms/${key}.json`,
          [field.key, 'siji.permissions'],
          message,
          `“${field.label}”在列表、文书和意见中都会出现，不能隐藏`,
        )
      })
  })
}

function fileProblems(
  file: string,
  { key, type, material }: Field,
  isOfApplication: boolean,
  { materials }: ProcessDescription,
): readonly FileProblem[] {
  if (type !== 'filepicker') return []
  if (!isOfApplication) {
    const message = 'expected files only in the form of the application: they are its materials'
    return [problemAt(file, [key], message, '文件只能放在申请表里：它们是申请的材料')]
  }
  if (materials.some(({ code }) => code === material)) return []
  return [
    problemAt(
      file,
      [key, 'siji.material'],
      `expected a material of process.json, found ${material}`,
      `流程说明中没有材料 ${material}`,
    ),
  ]
}
