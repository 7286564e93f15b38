// The words about appointments, which come with the pages that say them. Whatever
// says one of them imports this file.
import ceiling from '../../i18n/da.json?ceiling';
import one from '../../i18n/da.json?appointment';
import all from '../../i18n/da.json?appointments';
import { learn } from './text';

learn({ ...one, ...all, ...ceiling });
