import { useState } from 'preact/hooks'
import type { JsonValue, Variables } from '../../../engine/expressions/expression.ts'
import type { Offers } from '../draft/draft.ts'
import { FieldInput } from './field-input.tsx'
import type { FormField } from './form-fields.ts'
import { readVariables } from './value-text.ts'
import { type Line, withVariables } from './world/line.ts'
import type { ShownOffer } from './world/snapshot.ts'

interface OfferCardProps {
  readonly offer: ShownOffer
  /** More than one instance runs, so that each says its number. */
  readonly isOneOfSeveral: boolean
  readonly fields: readonly FormField[]
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
  const [text, setText] = useState('')
  const typed = readVariables(text)
  const happen = (variables: Variables) => add(withVariables(offer.line, { ...values, ...typed, ...variables }))
  const outcomes = offer.outcomes.length > 0 ? offer.outcomes : [{ value: '', label: doneBy(offer) }]
  const set = (key: string, value: JsonValue) => setValues((all) => ({ ...all, [key]: value }))
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
      {fields.length === 0 && offer.kind !== 'job' && offer.kind !== 'message' ? null : (
        <details>
          <summary>
            {fields.length > 0
              ? `填写表单（${fields.length} 项）`
              : offer.kind === 'job'
                ? '结果、失败、错误'
                : '附带变量'}
          </summary>
          <div class="sim-form">
            {fields.map((field) => (
              <FieldInput
                key={field.key}
                field={field}
                value={values[field.key]}
                set={(value) => set(field.key, value)}
              />
            ))}
            {offer.kind === 'job' ? <GoWrong offer={offer} add={add} /> : null}
            {fields.length > 0 ? null : (
              <label class="sim-field">
                {`${offer.name}带来的变量（JSON）`}
                <textarea
                  rows={2}
                  class="code"
                  spellcheck={false}
                  placeholder={'{"result": "ok"}'}
                  aria-invalid={typed === null}
                  value={text}
                  onInput={(event) => setText(event.currentTarget.value)}
                />
              </label>
            )}
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
                disabled={typed === null}
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
