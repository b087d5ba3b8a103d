import {
  type CompiledExpression,
  compileExpression,
  type DeploymentFiles,
  type DeploymentResult,
  type FlowNode,
  parseDeployment,
} from '../../engine/index.ts'
import { draftProblem } from '../../templates/draft-text.ts'
import type { FileProblem } from '../forms/file-problem.ts'
import type { Form } from '../forms/form.ts'
import { readForms, readJson } from '../forms/read-forms.ts'
import { issuesInBothLanguages } from '../issues-in-both-languages.ts'
import { opinionFacts } from '../joint-review/draft-opinion.ts'
import type { DescribedMaterial, DescribedPermit, DescribedProcess, PermitDocument } from './described-process.ts'
import { formProblems, hiddenInVain } from './form-problems.ts'
import { type PermitDescription, type ProcessDescription, processDescription } from './process-description.ts'
import { promiseProblems } from './promise-problems.ts'

export type ReadProcess =
  | { readonly ok: true; readonly process: DescribedProcess }
  | { readonly ok: false; readonly problems: readonly FileProblem[] }

/**
 * Reads everything of a deployment that the api needs; tells every mistake, with file and place. One that was accepted
 * once is not refused by rules for models that came later. `deployed`: the same files, where they have been parsed.
 */
export async function readProcess(
  files: DeploymentFiles,
  options: { readonly wasAccepted?: boolean; readonly deployed?: DeploymentResult } = {},
): Promise<ReadProcess> {
  const problems: FileProblem[] = []
  const description = readDescription(files, problems)
  const read = readForms(files)
  const { forms } = read
  problems.push(...read.problems)
  const { deployed = await parseDeployment(files, options) } = options
  if (!deployed.ok) {
    problems.push(
      ...deployed.problems.map(({ element, message, messageZh }) =>
        problem('*.bpmn', element ?? '', message, messageZh),
      ),
    )
  }
  if (description === null || !deployed.ok) return { ok: false, problems }

  const { hash, processes } = deployed.deployment
  const definition = processes.find(({ id }) => id === description.process)
  const form = forms.get(description.form)
  const applicability = definition?.decisions.get(description.applicability)
  if (definition === undefined) problems.push(nothingCalled('process', description.process))
  if (form === undefined) problems.push(nothingCalled('form', description.form))
  if (applicability === undefined) problems.push(nothingCalled('applicability', description.applicability))
  const permits = readPermits(description, problems)
  const materials = readMaterials(description, problems)
  problems.push(...checklistProblems(description))
  problems.push(...draftProblems(description))
  problems.push(...promiseProblems(description))
  problems.push(...missingForms(definition?.nodes.values() ?? [], forms))
  if (definition !== undefined) problems.push(...formProblems(forms, definition.nodes, description))
  if (options.wasAccepted !== true) problems.push(...hiddenInVain(forms, description))
  if (problems.length > 0 || definition === undefined || form === undefined || applicability === undefined) {
    return { ok: false, problems }
  }
  return { ok: true, process: { hash, description, definition, forms, form, applicability, permits, materials } }
}

function readDescription(files: DeploymentFiles, problems: FileProblem[]): ProcessDescription | null {
  const bytes = files['process.json']
  if (bytes === undefined) {
    problems.push(
      problem('process.json', '', 'Expected a file process.json, but found none.', '缺少文件 process.json。'),
    )
    return null
  }
  const read = readJson('process.json', bytes)
  if (!read.ok) {
    problems.push(...read.problems)
    return null
  }
  const { json } = read
  const parsed = processDescription.safeParse(json)
  if (parsed.success) return parsed.data
  for (const { path, message, messageZh } of issuesInBothLanguages(processDescription, json)) {
    const place = path.map(String).join('.')
    problems.push(problem('process.json', place, `${place}: ${message}`, `${place}：${messageZh}`))
  }
  return null
}

function readPermits(description: ProcessDescription, problems: FileProblem[]): ReadonlyMap<string, DescribedPermit> {
  const inLegalOrder = Object.entries(description.permits).sort(([, one], [, other]) => one.order - other.order)
  const described = inLegalOrder.map(([letter, permit]): [string, DescribedPermit] => {
    const { type, name, department, order, statutoryDays, promisedDays, publicSafety, legalBasis } = permit
    const judged = { letter, type, name, department, order, statutoryDays, promisedDays, publicSafety, legalBasis }
    return [letter, { ...judged, document: readDocument(letter, permit, problems) }]
  })
  const orders = inLegalOrder.map(([, { order }]) => order)
  if (new Set(orders).size < orders.length) {
    problems.push(
      problem('process.json', 'permits', 'Expected every order once, found one twice.', '证照的核发次序不得重复。'),
    )
  }
  return new Map(described)
}

function readDocument(letter: string, permit: PermitDescription, problems: FileProblem[]): PermitDocument | null {
  if (permit.document === false) return null
  const { heading, issuingAuthority, sentence, number, fields } = permit
  const compiled = fields.flatMap(({ label, value, format }) => {
    const expression = compile(`permits.${letter}.fields.${label}`, value, problems)
    return expression === null ? [] : [{ label, value: expression, format: format ?? null }]
  })
  return { heading, issuingAuthority, sentence, number, fields: compiled }
}

function readMaterials(description: ProcessDescription, problems: FileProblem[]): readonly DescribedMaterial[] {
  const codes = new Set<string>()
  return description.materials.map(({ condition, ...material }) => {
    if (codes.size === codes.add(material.code).size) problems.push(twice(material.code))
    const strangers = material.permits.filter((letter) => description.permits[letter] === undefined)
    problems.push(...strangers.map((letter) => nothingCalled(`materials.${material.code}.permits`, letter)))
    const place = `materials.${material.code}.condition`
    return { ...material, condition: condition === undefined ? null : compile(place, condition, problems) }
  })
}

function compile(place: string, source: string, problems: FileProblem[]): CompiledExpression | null {
  const compiled = compileExpression(source)
  if (compiled.ok) return compiled.expression
  problems.push(
    ...compiled.problems.map(({ message, messageZh }) => problem('process.json', place, message, messageZh)),
  )
  return null
}

function missingForms(nodes: Iterable<FlowNode>, forms: ReadonlyMap<string, Form>): readonly FileProblem[] {
  return [...nodes].flatMap((node) =>
    node.type === 'userTask' && node.form !== null && !forms.has(node.form) ? [nothingCalled(node.id, node.form)] : [],
  )
}

function checklistProblems({ survey, permits }: ProcessDescription): readonly FileProblem[] {
  const codes = new Set<string>()
  return (survey?.checklist ?? []).flatMap(({ code, permit }) => {
    const isTwice = codes.size === codes.add(code).size
    const place = 'survey.checklist'
    return [
      ...(permits[permit] === undefined ? [nothingCalled(`${place}.${code}.permit`, permit)] : []),
      ...(isTwice
        ? [problem('process.json', place, `Expected ${code} once, found it twice.`, `勘验项目 ${code} 重复。`)]
        : []),
    ]
  })
}

function nothingCalled(place: string, found: string): FileProblem {
  return problem(
    'process.json',
    place,
    `Expected ${place} to name something of this deployment, but there is no ${found}.`,
    `${place} 指向的 ${found} 不在本次部署中。`,
  )
}

function twice(code: string): FileProblem {
  return problem('process.json', 'materials', `Expected ${code} once, found it twice.`, `材料 ${code} 重复。`)
}

function problem(file: string, place: string, message: string, messageZh: string): FileProblem {
  return { file, place, message, messageZh }
}

/** A template that names what nobody knows would leave a hole in the opinion. */
function draftProblems({ jointReview }: ProcessDescription): readonly FileProblem[] {
  const fault = jointReview === undefined ? null : draftProblem(jointReview.opinion, opinionFacts)
  const place = 'jointReview.opinion'
  return fault === null ? [] : [problem('process.json', place, `${place}: ${fault}`, `${place}：模板有误：${fault}`)]
}
