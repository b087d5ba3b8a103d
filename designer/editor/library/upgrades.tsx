import { useState } from 'preact/hooks'
import type { Editor } from '../canvas/open-modeler.ts'
import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'
import { titleOf } from '../outline/steps.ts'
import { applyUpgrade, upgradeOf } from './apply-upgrade.ts'
import { LISTS } from './compare-parts.ts'
import { outdatedSteps, type PlacedStep } from './placed-steps.ts'
import type { Change } from './plan-upgrade.ts'
import type { Step } from './step.ts'

interface UpgradesProps {
  readonly editor: Editor
  readonly steps: readonly Step[]
  readonly jump: (element: string) => void
}

/** Placed steps of which the library has a newer version: what would change, and what stays as somebody made it. */
export function Upgrades({ editor, steps, jump }: UpgradesProps) {
  const outdated = outdatedSteps(steps, editor.services.elementRegistry.getAll())
  if (outdated.length === 0) return null
  return (
    <section class="library-upgrades" aria-label="可以更新的步骤">
      {outdated.map((placed) => (
        <OneUpgrade key={`${placed.step.key}${placed.suffix}`} editor={editor} placed={placed} jump={jump} />
      ))}
    </section>
  )
}

function OneUpgrade({ editor, placed, jump }: Omit<UpgradesProps, 'steps'> & { readonly placed: PlacedStep }) {
  const { step, version, shapes } = placed
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const upgrade = upgradeOf(placed)
  if (upgrade === null) {
    return (
      <p class="notice notice-yellow">{`“${step.name}”有了新版，但第 ${version} 版已不在步骤库里，不能逐项对照。`}</p>
    )
  }
  const { changes, added, removed } = upgrade
  return (
    <div class="notice notice-yellow">
      <p class="notice-headline">{`“${step.name}”有新版（第 ${version} 版 → 第 ${step.version} 版）`}</p>
      <ul class="plain-list">
        {changes.map((change) => {
          const shape = shapes.get(change.part)
          const title = shape === undefined ? change.part : titleOf(shape, translate(kindOf(shape)))
          const key = keyOf(change)
          return (
            <li key={key}>
              <button type="button" class="quiet" onClick={() => shape !== undefined && jump(shape.id)}>
                {title}
              </button>
              {`：${sayChange(change)}`}
              {change.isKept ? (
                <Choice
                  change={change}
                  name={`${step.key}${placed.suffix} ${key}`}
                  about={`${title}：${wordOf(change)}`}
                  takesNew={wanted.has(key)}
                  choose={(takesNew) => {
                    const rest = [...wanted].filter((each) => each !== key)
                    setWanted(new Set(takesNew ? [...rest, key] : rest))
                  }}
                />
              ) : null}
            </li>
          )
        })}
        {added.length + removed.length === 0 ? null : (
          <li>{`新版多 ${added.length} 处、少 ${removed.length} 处图形；要用请从步骤库重新放入。`}</li>
        )}
      </ul>
      <button
        type="button"
        class="button"
        onClick={() => applyUpgrade(editor, placed, upgrade, (change) => wanted.has(keyOf(change)))}
      >
        更新到新版
      </button>
    </div>
  )
}

interface ChoiceProps {
  readonly change: Change
  readonly name: string
  readonly about: string
  readonly takesNew: boolean
  readonly choose: (takesNew: boolean) => void
}

/** What both changed: one question, answered for what stands there as long as nobody says otherwise. */
function Choice({ change, name, about, takesNew, choose }: ChoiceProps) {
  const say = wordsFor(change)
  return (
    <fieldset class="upgrade-choice">
      <legend class="visually-hidden">{about}</legend>
      <label class="check">
        <input type="radio" name={name} checked={!takesNew} onChange={() => choose(false)} />
        {`保留我的（${say(change.now)}）`}
      </label>
      <label class="check">
        <input type="radio" name={name} checked={takesNew} onChange={() => choose(true)} />
        {`用新版的（${say(change.after)}）`}
      </label>
    </fieldset>
  )
}

function keyOf({ part, path }: Change): string {
  return `${part} ${path}`
}

const WORDS: Readonly<Record<string, string>> = {
  name: '名称',
  documentation: '说明',
  script: '脚本',
  condition: '条件',
  'siji:Assignment department': '办理部门',
  'siji:Assignment post': '办理岗位',
  'siji:Assignment check': '复核岗位',
  'siji:Form key': '表单',
  'siji:ServiceLevel days': '时限（工作日）',
  'siji:ServiceLevel yellow': '亮黄灯',
  'siji:Outcome': '办理结果',
  'siji:Input': '输入',
  'siji:Output': '输出',
  'siji:JobType name': '作业类型',
  'siji:Pause ground': '中止事由',
  'siji:Rounds max': '最多几轮',
}

function sayChange(change: Change): string {
  const say = wordsFor(change)
  const to = `${wordOf(change)}由“${say(change.before)}”改为“${say(change.after)}”`
  return change.isKept ? `${to}，您也改过，请选：` : to
}

function wordOf({ path }: Change): string {
  return WORDS[path] ?? path.replace('siji:', '')
}

function wordsFor({ path }: Change): (text: string) => string {
  return LISTS.has(path) ? sayRows : shortened
}

/** A list as `extensionFacts` writes it: its names, else what becomes of what. */
function sayRows(text: string): string {
  const rows: readonly Readonly<Record<string, string>>[] = text === '' ? [] : JSON.parse(text)
  return rows.length === 0 ? '无' : rows.map(({ label, source, target }) => label ?? `${target} ${source}`).join('、')
}

function shortened(text: string): string {
  if (text === '') return '无'
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
