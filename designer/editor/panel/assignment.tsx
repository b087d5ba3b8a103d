import { attributeOf, writeExtension } from '../model/extension.ts'
import { checkLiteralOrFeel } from '../model/feel.ts'
import { type Option, SelectField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

const BY_EXPRESSION = '='

/** Which department and post does it, who checks, and who that is today. */
export function Assignment(context: PanelContext) {
  const { editor, element, offers } = context
  const department = attributeOf(element, 'siji:Assignment', 'department', 'siji:department')
  const post = attributeOf(element, 'siji:Assignment', 'post', 'siji:post')
  const check = attributeOf(element, 'siji:Assignment', 'check')
  const write = (changes: Record<string, string>, short?: string) =>
    writeExtension(editor, element, 'siji:Assignment', changes, short)
  const posts = offers.posts.map(({ post: value, name }) => ({ value, label: name }))
  const departments = offers.departments.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <Group title="办理">
      <ChoiceOrExpression
        label="办理部门"
        value={department}
        options={departments}
        none="未指定"
        onCommit={(value) => write({ department: value }, 'siji:department')}
      />
      <ChoiceOrExpression
        label="办理岗位"
        value={post}
        options={posts}
        none="未指定"
        onCommit={(value) => write({ post: value }, 'siji:post')}
      />
      <SelectField
        label="复核岗位"
        hint="复核人必须是另一个人"
        value={check}
        options={[{ value: '', label: '不需要复核' }, ...posts]}
        onCommit={(value) => write({ check: value })}
      />
      <Candidates {...context} department={department} post={post} />
    </Group>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly Option[]
  readonly none: string
  readonly onCommit: (value: string) => void
}

/** One of the park's, or what an expression gives. */
function ChoiceOrExpression({ label, value, options, none, onCommit }: ChoiceProps) {
  const isExpression = value.startsWith('=')
  return (
    <>
      <SelectField
        label={label}
        value={isExpression ? BY_EXPRESSION : value}
        options={[{ value: '', label: none }, ...options, { value: BY_EXPRESSION, label: '由表达式决定' }]}
        onCommit={(next) => onCommit(next === BY_EXPRESSION ? '= ' : next)}
      />
      {isExpression ? (
        <TextField
          label={`${label}的表达式`}
          value={value}
          check={(text) => (text.trim() === '=' ? '还没有写表达式。' : checkLiteralOrFeel(text))}
          isCode
          onCommit={onCommit}
        />
      ) : null}
    </>
  )
}

interface CandidatesProps extends PanelContext {
  readonly department: string
  readonly post: string
}

/** Who holds the post today, so that nobody is asked who is not there. */
function Candidates({ offers, department, post }: CandidatesProps) {
  if (department === '' || department.startsWith('=') || post.startsWith('=')) return null
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
