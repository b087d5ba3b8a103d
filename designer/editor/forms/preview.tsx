import { useEffect, useRef, useState } from 'preact/hooks'
import type { DraftClient, FileProblem } from '../draft/draft-client.ts'
import { CheckField, SelectField } from '../parts/fields.tsx'
import type { TaskOfForm } from './permissions.ts'

interface PreviewProps {
  readonly client: DraftClient
  /** The file as it stands. */
  readonly text: string
  readonly title: string
  readonly isOfApplication: boolean
  readonly tasks: readonly TaskOfForm[]
  /** Key of the field that is worked on: the preview shows its place. */
  readonly chosen: string | null
}

interface Drawn {
  readonly html: string | null
  readonly problems: readonly FileProblem[]
}

const PAUSE = 300

/** The form as the server’s own pages show it, in a frame that runs nothing; of our origin, for its stylesheet is. */
export function Preview({ client, text, title, isOfApplication, tasks, chosen }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const [isLost, setLost] = useState(false)
  const [width, setWidth] = useState<'wide' | 'phone'>('phone')
  const [task, setTask] = useState('')
  const [language, setLanguage] = useState<'zh' | 'en'>('zh')
  const [isWhole, setWhole] = useState(true)
  const at = tasks.some(({ id }) => id === task) ? task : ''
  useEffect(() => {
    let isNewest = true
    const draw = async () => {
      const asked = { form: text, isOfApplication, task: at === '' ? null : at, isWhole, language }
      try {
        const answer = await client.previewForm(asked)
        if (!isNewest) return
        setDrawn(answer)
        setLost(false)
      } catch {
        if (isNewest) setLost(true)
      }
    }
    const timer = setTimeout(() => void draw(), PAUSE)
    return () => {
      isNewest = false
      clearTimeout(timer)
    }
  }, [client, text, isOfApplication, at, isWhole, language])
  useEffect(() => showField(frame.current, chosen), [chosen])
  return (
    <section class="form-preview" aria-label="预览">
      <div class="preview-choices">
        <SelectField
          label="宽度"
          value={width}
          options={[
            { value: 'phone', label: '手机（390）' },
            { value: 'wide', label: '电脑（1280）' },
          ]}
          onCommit={(value) => setWidth(value === 'wide' ? 'wide' : 'phone')}
        />
        <SelectField
          label="谁在看"
          value={at}
          options={[
            { value: '', label: isOfApplication ? '申请人填写' : '填写全部' },
            ...tasks.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onCommit={setTask}
        />
        <SelectField
          label="语言"
          value={language}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: '英文' },
          ]}
          onCommit={(value) => setLanguage(value === 'en' ? 'en' : 'zh')}
        />
        <CheckField label="含有条件的项" value={isWhole} onCommit={setWhole} />
      </div>
      {isLost ? (
        <p class="notice notice-red" role="alert">
          预览没有取到，请检查网络；内容不会丢。
        </p>
      ) : null}
      {drawn === null || drawn.problems.length === 0 ? null : (
        <div class="notice notice-red" role="alert">
          <p class="notice-headline">{`有 ${drawn.problems.length} 处要改，改好才能预览和发布`}</p>
          <ul>
            {drawn.problems.map(({ place, messageZh }) => (
              <li key={place + messageZh}>{messageZh}</li>
            ))}
          </ul>
        </div>
      )}
      {drawn?.html == null ? null : (
        <div class={`preview-frame preview-${width}`}>
          <iframe
            ref={frame}
            title={`预览：${title}`}
            sandbox="allow-same-origin"
            srcdoc={drawn.html}
            onLoad={() => showField(frame.current, chosen)}
          />
        </div>
      )}
    </section>
  )
}

/** Ids as the pages make them, whichever of the two a form's fields are. */
function showField(frame: HTMLIFrameElement | null, key: string | null): void {
  const page = frame?.contentDocument
  if (page === null || page === undefined || key === null) return
  const field = page.getElementById(`field-form-${key}`) ?? page.getElementById(`field-fields-${key}`)
  field?.closest('.field')?.scrollIntoView({ block: 'center' })
}
