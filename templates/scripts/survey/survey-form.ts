import type { Kept, Said } from './kept.ts'

/** The fields of a survey's form, item by item. */
export class SurveyForm {
  private readonly place: HTMLElement

  constructor(place: HTMLElement) {
    this.place = place
  }

  showPhoto({ code, id, photo, name }: Extract<Kept, { kind: 'photo' }>): void {
    const place = this.item(code)?.querySelector('[data-photos]')
    if (place === null || place === undefined) return
    const figure = document.createElement('figure')
    figure.dataset['waiting'] = id
    const image = document.createElement('img')
    image.alt = name
    const reader = new FileReader()
    reader.onload = () => {
      image.src = String(reader.result)
    }
    reader.readAsDataURL(photo)
    figure.append(image)
    place.append(figure)
  }

  read(code: string): Said {
    const data = new FormData(this.place.querySelector('form') ?? undefined)
    const of = (name: string) => String(data.get(`items.${code}.${name}`) ?? '').trim()
    return { result: of('result'), note: of('note'), howToFix: of('howToFix') }
  }

  write(code: string, said: Said, version: number): void {
    for (const radio of this.named(`items.${code}.result`)) {
      if (radio instanceof HTMLInputElement) radio.checked = radio.value === said.result
    }
    for (const name of ['note', 'howToFix'] as const) {
      for (const area of this.named(`items.${code}.${name}`)) {
        if (area instanceof HTMLTextAreaElement) area.value = said[name]
      }
    }
    this.setVersion(code, version)
  }

  version(code: string): number {
    const [field] = this.named(`items.${code}.version`)
    return field instanceof HTMLInputElement ? Number(field.value) : 0
  }

  setVersion(code: string, version: number): void {
    const [field] = this.named(`items.${code}.version`)
    if (field instanceof HTMLInputElement) field.value = String(version)
  }

  label(code: string, value: string): string {
    const radio = this.named(`items.${code}.result`).find(
      (each) => each instanceof HTMLInputElement && each.value === value,
    )
    return radio instanceof HTMLInputElement ? (radio.labels?.[0]?.textContent ?? '') : ''
  }

  private named(name: string): readonly Element[] {
    return [...this.place.querySelectorAll(`[name="${name}"]`)]
  }

  item(code: string): Element | null {
    return this.place.querySelector(`[data-code="${code}"]`)
  }
}
