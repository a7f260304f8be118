/** Inputs as options of a command line. */
import type { Row } from './rows.js'

/**
 * How a command line gives inputs: a secret by a variable of the environment, which an option may name
 * (`slack-webhook-url`: SLACK_WEBHOOK_URL, or what `--slack-webhook-env` names); anything else as an option of its own.
 */
export const optionsOf = (rows: Readonly<Record<string, Pick<Row<unknown>, 'secret' | 'description'>>>) =>
  Object.entries(rows).map(([input, { secret, description }]) =>
    secret === true
      ? {
          input,
          option: `${input.replace(/-url$/, '')}-env`,
          variable: input.replaceAll('-', '_').toUpperCase(),
          description,
        }
      : { input, option: input, description },
  )
