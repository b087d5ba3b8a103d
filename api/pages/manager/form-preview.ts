import type { FormPreviewPage } from '../../../templates/pages/manager/designer-models.ts'
import { renderPage } from '../../../templates/pages/render-page.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { FormPreviewOptions } from '../../drafts/schemas.ts'
import { checkForm, type FormContext } from '../../forms/check-form.ts'
import { type Form, isTyped } from '../../forms/form.ts'
import { readableAt, shownAt, writableAt } from '../../forms/form-at-task.ts'
import { hiddenFields } from '../../forms/form-reading.ts'
import { valuesOf } from '../../forms/form-with.ts'
import { fieldPart } from '../parts/fields.ts'
import { formFacts } from '../parts/form-facts.ts'

type Sections = FormPreviewPage['sections']

/** A form drawn by the templates of the pages that use it, empty, for whoever designs it. */
export function formPreview(form: Form, options: FormPreviewOptions, context: FormContext): string {
  const { language, isOfApplication, task } = options
  const sections =
    task === null
      ? filledIn(form, options, context)
      : isOfApplication
        ? readOnly(shownAt(form, task), options)
        : [...readOnly(readableAt(form, task), options), ...filledIn(writableAt(form, task), options, context)]
  return renderPage('manager/form-preview', {
    frame: {
      language,
      htmlLang: language === 'zh' ? 'zh-CN' : 'en',
      audience: isOfApplication && task === null ? 'public' : 'office',
    },
    title: language === 'zh' ? form.title : form.titleEn,
    sections,
    nothing: sections.length === 0 ? textIn(language, 'designer.previewEmpty') : null,
  })
}

function filledIn(
  form: Form,
  { language, isOfApplication, isWhole }: FormPreviewOptions,
  context: FormContext,
): Sections {
  const checked = checkForm(form, {}, context)
  const showing = {
    language,
    values: checked.values,
    errors: [],
    hidden: isWhole ? new Set<string>() : hiddenFields(form, checked, context),
    prefix: isOfApplication ? ('form' as const) : ('fields' as const),
  }
  return form.sections.map(({ id, label, labelEn, fields }) => ({
    id,
    // A field outside every section needs no heading of its own.
    label: fields.length === 1 && fields[0]?.key === id ? null : language === 'zh' ? label : labelEn,
    fields: fields.map((field) => fieldPart(field, showing)),
    facts: [],
  }))
}

function readOnly(form: Form, { language }: FormPreviewOptions): Sections {
  const empty = valuesOf({ ...form, fields: form.fields.filter(isTyped) }, {})
  return formFacts(form, empty, new Set(), language).map(({ label, facts }, index) => ({
    id: `read-${index}`,
    label,
    fields: [],
    facts,
  }))
}
