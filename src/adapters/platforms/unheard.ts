/** What a listing tells of a repository, or of a pattern of them, that could not be asked for. */
import type { FleetListing } from '../../watch/ports.js'

export const unheard: FleetListing = { pages: [], unchanged: [], whole: false }
