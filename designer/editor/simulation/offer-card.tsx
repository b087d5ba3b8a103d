import { useState } from 'preact/hooks'
import type { Variables } from '../../../engine/expressions/expression.ts'
import type { Offers } from '../draft/draft.ts'
import type { Field } from './inputs/field.ts'
import { FieldInput } from './inputs/field-input.tsx'
import { VariableFields } from './inputs/variable-fields.tsx'
import { type Line, withVariables } from './world/line.ts'
import type { ShownOffer } from './world/snapshot.ts'

interface OfferCardProps {
  readonly offer: ShownOffer
  /** More than one instance runs, so that each says its number. */
  readonly isOneOfSeveral: boolean
  /** Of its form, or what a message or a job brings in scenarios. */
  readonly fields: readonly Field[]
  readonly park: Offers
  readonly add: (line: Line) => void
  readonly jump: (element: string) => void
}

const DOES = {
  job: '完成作业',
  message: '收到消息',
  signal: '发出信号',
  incident: '排除后重试',
  activity: '开始办理',
} as const

/** What may happen at one place: who does it, what to fill in, and which answers lead where. */
export function OfferCard({ offer, isOneOfSeveral, fields, park, add, jump }: OfferCardProps) {
  const [values, setValues] = useState<Variables>({})
  const happen = (variables: Variables) => add(withVariables(offer.line, { ...values, ...variables }))
  const outcomes = offer.outcomes.length > 0 ? offer.outcomes : [{ value: '', label: doneBy(offer) }]
  const brings = offer.kind === 'job' || offer.kind === 'message'
  return (
    <li class="sim-offer" data-element={offer.element} data-kind={offer.kind}>
      <p>
        <button type="button" class="link" onClick={() => jump(offer.element)}>
          {offer.name}
        </button>
        {isOneOfSeveral ? <span class="sim-tag">{`实例 ${offer.instance}`}</span> : null}
        {offer.body === null ? null : <span class="sim-tag">{`第 ${offer.body + 1} 份`}</span>}
      </p>
      <p class="hint">{whoDoes(offer, park)}</p>
      {fields.length === 0 && !brings ? null : (
        <details>
          <summary>
            {offer.kind === 'job'
              ? '结果、失败、错误'
              : offer.kind === 'message'
                ? '附带变量'
                : `填写表单（${fields.length} 项）`}
          </summary>
          <div class="sim-form">
            {brings ? (
              <VariableFields fields={fields} values={values} change={setValues} />
            ) : (
              <FormInputs fields={fields} values={values} change={setValues} />
            )}
            {offer.kind === 'job' ? <GoWrong offer={offer} add={add} /> : null}
          </div>
        </details>
      )}
      <div class="sim-outcomes">
        {outcomes.map(({ value, label }) => {
          const to = offer.leadsTo[value] ?? []
          return (
            <span key={value} class="sim-outcome">
              <button
                type="button"
                class="button"
                aria-label={`${offer.name}：${label}`}
                onClick={() => happen(value === '' ? {} : { outcome: value })}
              >
                {label}
              </button>
              {to.length === 0 ? null : <span class="hint">{`→ ${to.join('、')}`}</span>}
            </span>
          )
        })}
      </div>
    </li>
  )
}

interface FormInputsProps {
  readonly fields: readonly Field[]
  readonly values: Variables
  readonly change: (values: Variables) => void
}

/** A form has the fields that it has. */
function FormInputs({ fields, values, change }: FormInputsProps) {
  return fields.map((field) => (
    <FieldInput
      key={field.key}
      field={field}
      kind={field.kind ?? 'text'}
      value={values[field.key]}
      set={(value) => {
        const { [field.key]: _, ...others } = values
        change(value === undefined ? others : { ...values, [field.key]: value })
      }}
    />
  ))
}

/** A job may fail, or throw an error that the model catches. */
function GoWrong({ offer: { element, instance, name }, add }: Pick<OfferCardProps, 'offer' | 'add'>) {
  const [code, setCode] = useState('')
  return (
    <div class="sim-buttons">
      <button
        type="button"
        class="button"
        aria-label={`${name}：失败`}
        onClick={() => add({ fail: element, message: '模拟的失败', instance })}
      >
        失败
      </button>
      <input
        aria-label={`${name}抛出的错误代码`}
        placeholder="错误代码"
        value={code}
        onInput={(event) => setCode(event.currentTarget.value.trim())}
      />
      <button
        type="button"
        class="button"
        disabled={code === ''}
        onClick={() => add({ error: element, code, instance })}
      >
        抛出错误
      </button>
    </div>
  )
}

function doneBy({ kind }: ShownOffer): string {
  return kind === 'task' ? '办结' : DOES[kind]
}

function whoDoes({ kind, department, post, checkPost, jobType, line }: ShownOffer, park: Offers): string {
  if (kind === 'job') return `系统作业 ${jobType ?? ''}`
  if (kind === 'message') return `消息 ${String(line['message'])}`
  if (kind === 'signal') return `信号 ${String(line['signal'])}`
  if (kind === 'incident') return '出错停下，等待处理'
  if (kind === 'activity') return '可选的活动'
  const nameOf = (code: string | null) => park.departments.find((each) => each.code === code)?.name ?? code
  const postOf = (word: string | null) => park.posts.find((each) => each.post === word)?.name ?? word
  const parts = [nameOf(department), postOf(post)].filter((part) => part !== null)
  const check = checkPost === null ? '' : `，再由${postOf(checkPost)}岗另一人复核`
  return `${parts.length === 0 ? '未指定办理人' : parts.join(' · ')}${check}`
}
