// The words of the desk about appointments, which come with the part that says them.
import words from '../../i18n/da.json?appointing';
import { learn } from './text';

learn(words);
