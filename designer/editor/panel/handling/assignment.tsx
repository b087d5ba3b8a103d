import { attributeOf, writeExtension } from '../../model/extension.ts'
import { isReckoned } from '../../model/feel.ts'
import { ChoiceOrText } from '../../parts/choice-or-text.tsx'
import { FeelField } from '../../parts/feel-field.tsx'
import { type Option, SelectField } from '../../parts/fields.tsx'
import type { PanelContext } from '../panel-context.ts'
import { isEventSubProcess, isOf, type Part } from '../part.ts'

const BY_SYSTEM = ['bpmn:ServiceTask', 'bpmn:SendTask', 'bpmn:ScriptTask', 'bpmn:BusinessRuleTask', 'bpmn:CallActivity']

/** Which department and post does it, who checks, and who that is today. */
export const assignment: Part = {
  fits: (element) => isOf(element, 'bpmn:Activity') && !isOf(element, ...BY_SYSTEM) && !isEventSubProcess(element),
  holds: (element) => departmentOf(element) !== '' || postOf(element) !== '',
  Fields: (context) => {
    const { editor, element, offers } = context
    const department = departmentOf(element)
    const post = postOf(element)
    const write = (changes: Record<string, string>, short?: string) =>
      writeExtension(editor, element, 'siji:Assignment', changes, short)
    const posts = offers.posts.map(({ post: value, name }) => ({ value, label: name }))
    const departments = offers.departments.map(({ code, name }) => ({ value: code, label: name }))
    return (
      <>
        <ChoiceOrExpression
          label="办理部门"
          value={department}
          options={departments}
          onCommit={(value) => write({ department: value }, 'siji:department')}
        />
        <ChoiceOrExpression
          label="办理岗位"
          value={post}
          options={posts}
          onCommit={(value) => write({ post: value }, 'siji:post')}
        />
        {element.type === 'bpmn:UserTask' ? (
          <SelectField
            label="复核岗位"
            hint="复核人必须是另一个人"
            value={attributeOf(element, 'siji:Assignment', 'check')}
            options={[{ value: '', label: '不需要复核' }, ...posts]}
            onCommit={(check) => write({ check })}
          />
        ) : null}
        <Candidates {...context} department={department} post={post} />
      </>
    )
  },
}

type Shape = PanelContext['element']

function departmentOf(element: Shape): string {
  return attributeOf(element, 'siji:Assignment', 'department', 'siji:department')
}

function postOf(element: Shape): string {
  return attributeOf(element, 'siji:Assignment', 'post', 'siji:post')
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly onCommit: (value: string) => void
}

/** One of the park's, or what an expression gives. */
function ChoiceOrExpression({ label, value, options, onCommit }: ChoiceProps) {
  return (
    <ChoiceOrText
      label={label}
      value={value}
      options={options}
      none="未指定"
      other="由表达式决定"
      isOther={isReckoned}
      onCommit={onCommit}
    >
      <FeelField
        label={`${label}的表达式`}
        value={isReckoned(value) ? value.replace(/^=\s*/, '') : ''}
        onCommit={(feel) => onCommit(feel === '' || isReckoned(feel) ? feel : `=${feel}`)}
      />
    </ChoiceOrText>
  )
}

interface CandidatesProps extends PanelContext {
  readonly department: string
  readonly post: string
}

/** Who holds the post today, so that nobody is asked who is not there. */
function Candidates({ offers, department, post }: CandidatesProps) {
  if (department === '' || isReckoned(department) || isReckoned(post)) return null
  const names = offers.holders
    .filter((holder) => holder.department === department && (post === '' || holder.post === post))
    .map(({ name }) => name)
  const distinct = [...new Set(names)]
  if (distinct.length === 0) return <p class="notice notice-yellow">这个部门现在没有人担任该岗位。</p>
  return (
    <p class="hint">
      现在可以办理的人：{distinct.slice(0, 6).join('、')}
      {distinct.length > 6 ? ` 等 ${distinct.length} 人` : ''}
    </p>
  )
}
