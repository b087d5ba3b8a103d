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
          return (
            <li key={`${change.part} ${change.path}`}>
              <button type="button" class="quiet" onClick={() => shape !== undefined && jump(shape.id)}>
                {title}
              </button>
              {`：${sayChange(change)}`}
            </li>
          )
        })}
        {added.length + removed.length === 0 ? null : (
          <li>{`新版多 ${added.length} 处、少 ${removed.length} 处图形；要用请从步骤库重新放入。`}</li>
        )}
      </ul>
      <button type="button" class="button" onClick={() => applyUpgrade(editor, placed, upgrade)}>
        更新到新版
      </button>
    </div>
  )
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

function sayChange({ path, before, after, isKept }: Change): string {
  const what = WORDS[path] ?? path.replace('siji:', '')
  const say = LISTS.has(path) ? sayRows : shortened
  const to = `${what}由“${say(before)}”改为“${say(after)}”`
  return isKept ? `${to}（您改过，保留您的）` : to
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
