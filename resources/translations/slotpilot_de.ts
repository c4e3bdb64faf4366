<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>DraftText</name>
    <message>
        <source>ConfigMap %1, %2</source>
        <translation>ConfigMap %1, %2</translation>
    </message>
    <message>
        <source>The image is missing.</source>
        <translation>Das Image fehlt.</translation>
    </message>
    <message>
        <source>“%1” is no image.</source>
        <translation>„%1“ ist kein Image.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>YAML: spec.template.spec.containers is missing.</source>
        <translation>YAML: spec.template.spec.containers fehlt.</translation>
    </message>
    <message>
        <source>YAML: only spec.replicas and spec.template can be changed by an update, not %1.</source>
        <translation>YAML: ein Update kann nur spec.replicas und spec.template ändern, nicht %1.</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>den Rest</translation>
    </message>
    <message>
        <source>“%1” is no quantity; write e.g. %2.</source>
        <translation>„%1“ ist keine Mengenangabe; schreiben Sie z. B. %2.</translation>
    </message>
    <message>
        <source>The %1 request is above its limit.</source>
        <translation>%1: die Anforderung (request) liegt über dem Limit.</translation>
    </message>
    <message>
        <source>%1 must say “cluster-enabled yes”.</source>
        <translation>%1 muss „cluster-enabled yes“ enthalten.</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Dann</translation>
    </message>
    <message>
        <source>What is wanted</source>
        <translation>Was gewünscht ist</translation>
    </message>
    <message>
        <source>%1: %2 becomes %3</source>
        <translation>%1: aus %2 wird %3</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>slots %1</source>
        <translation>Slots %1</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message>
        <source>1 slot</source>
        <translation>1 Slot</translation>
    </message>
    <message>
        <source>%1 slots</source>
        <translation>%1 Slots</translation>
    </message>
    <message>
        <source>&lt;1 %</source>
        <translation>&lt;1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
</context>
<context>
    <name>GuardText</name>
    <message>
        <source>Protected context</source>
        <translation>Geschützter Kontext</translation>
    </message>
    <message>
        <source>Name of the context</source>
        <translation>Name des Kontexts</translation>
    </message>
    <message>
        <source>&amp;Go ahead</source>
        <translation>&amp;Fortfahren</translation>
    </message>
    <message>
        <source>The context %1 is marked as protected. Type its name to go ahead:</source>
        <translation>Der Kontext %1 ist als geschützt markiert. Geben Sie seinen Namen ein, um fortzufahren:</translation>
    </message>
    <message>
        <source>This context is marked as read-only in Settings.</source>
        <translation>Dieser Kontext ist in den Einstellungen als schreibgeschützt markiert.</translation>
    </message>
    <message>
        <source>Read-only context</source>
        <translation>Schreibgeschützter Kontext</translation>
    </message>
</context>
<context>
    <name>LessonText</name>
    <message>
        <source>slots that nobody owns</source>
        <translation>Slots, die niemandem gehören</translation>
    </message>
    <message>
        <source>a slot that is half moved</source>
        <translation>einen halb verschobenen Slot</translation>
    </message>
    <message>
        <source>slots that are spread unevenly</source>
        <translation>ungleich verteilte Slots</translation>
    </message>
    <message>
        <source>a Redis server that does not answer</source>
        <translation>einen Redis-Server, der nicht antwortet</translation>
    </message>
    <message>
        <source>a pod that is not ready</source>
        <translation>einen Pod, der nicht bereit ist</translation>
    </message>
    <message>
        <source>A cluster is there to be seen</source>
        <translation>Ein Cluster ist zu sehen</translation>
    </message>
    <message numerus="yes">
        <source>There are %n pod(s)</source>
        <translation>
            <numerusform>Es gibt %n Pod</numerusform>
            <numerusform>Es gibt %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) are ready</source>
        <translation>
            <numerusform>%n Pod ist bereit</numerusform>
            <numerusform>%n Pods sind bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>Each of the 16,384 slots has an owner</source>
        <translation>Jeder der 16.384 Slots hat einen Besitzer</translation>
    </message>
    <message>
        <source>%1 have one</source>
        <translation>%1 haben einen</translation>
    </message>
    <message>
        <source>%1 owns slots</source>
        <translation>%1 besitzt Slots</translation>
    </message>
    <message>
        <source>%1 owns no slot</source>
        <translation>%1 besitzt keinen Slot</translation>
    </message>
    <message>
        <source>There are %1 keys or more</source>
        <translation>Es gibt mindestens %1 Keys</translation>
    </message>
    <message>
        <source>The check finds nothing wrong</source>
        <translation>Die Prüfung findet keinen Fehler</translation>
    </message>
    <message>
        <source>The check finds %1</source>
        <translation>Die Prüfung findet %1</translation>
    </message>
    <message>
        <source>The check no longer finds %1</source>
        <translation>Die Prüfung findet nicht mehr: %1</translation>
    </message>
    <message>
        <source>Every pod runs %1</source>
        <translation>Jeder Pod läuft mit %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is a new pod of the same name</source>
        <translation>%1 ist ein neuer Pod gleichen Namens</translation>
    </message>
    <message>
        <source>You look at the page %1</source>
        <translation>Sie sehen die Seite %1</translation>
    </message>
    <message>
        <source>A plan is made: %1</source>
        <translation>Ein Plan ist gemacht: %1</translation>
    </message>
    <message>
        <source>It waits after a step: %1</source>
        <translation>Nach einem Schritt wird gewartet: %1</translation>
    </message>
    <message>
        <source>A run succeeded: %1</source>
        <translation>Ein Lauf ist gelungen: %1</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>A run stopped with an error: %1</source>
        <translation>Ein Lauf endete mit einem Fehler: %1</translation>
    </message>
    <message>
        <source>Write %1 keys</source>
        <translation>%1 Keys schreiben</translation>
    </message>
    <message>
        <source>Delete pod %1</source>
        <translation>Pod %1 löschen</translation>
    </message>
    <message>
        <source>Freeze %1 for 15 seconds</source>
        <translation>%1 für 15 Sekunden einfrieren</translation>
    </message>
    <message>
        <source>Make the cluster forget %1 slots</source>
        <translation>Den Cluster %1 Slots vergessen lassen</translation>
    </message>
    <message>
        <source>Leave slot %1 half moved</source>
        <translation>Slot %1 halb verschoben liegen lassen</translation>
    </message>
    <message>
        <source>Fill in %1</source>
        <translation>%1 eintragen</translation>
    </message>
    <message numerus="yes">
        <source>Fill in %n pod(s)</source>
        <translation>
            <numerusform>%n Pod eintragen</numerusform>
            <numerusform>%n Pods eintragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Zur Seite %1</translation>
    </message>
    <message>
        <source>Start the playground</source>
        <translation>Spielwiese starten</translation>
    </message>
    <message>
        <source>%1 must be a text</source>
        <translation>%1 muss ein Text sein</translation>
    </message>
    <message>
        <source>%1 must be a list of fields</source>
        <translation>%1 muss eine Liste von Feldern sein</translation>
    </message>
    <message>
        <source>a field&apos;s name</source>
        <translation>der Name eines Feldes</translation>
    </message>
    <message>
        <source>%1 has no field “%2”; it may have: %3</source>
        <translation>%1 hat kein Feld „%2“; möglich sind: %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>the field “%1” is there twice</source>
        <translation>das Feld „%1“ steht zweimal da</translation>
    </message>
    <message>
        <source>%1 lacks the field “%2”</source>
        <translation>%1: das Feld „%2“ fehlt</translation>
    </message>
    <message>
        <source>“%1” is empty</source>
        <translation>„%1“ ist leer</translation>
    </message>
    <message>
        <source>“%1” needs a number, not “%2”</source>
        <translation>„%1“ braucht eine Zahl, nicht „%2“</translation>
    </message>
    <message>
        <source>“%1” can only be true</source>
        <translation>„%1“ kann nur true sein</translation>
    </message>
    <message>
        <source>“%1” needs one of: %2</source>
        <translation>„%1“ braucht eines von: %2</translation>
    </message>
    <message>
        <source>“%1” needs a value</source>
        <translation>„%1“ braucht einen Wert</translation>
    </message>
    <message>
        <source>%1 is one field with its value, as “pods-ready: 3”</source>
        <translation>%1 ist ein Feld mit seinem Wert, wie „pods-ready: 3“</translation>
    </message>
    <message>
        <source>there is no %1 “%2”; there are: %3</source>
        <translation>%1 „%2“ gibt es nicht; es gibt: %3</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>eine Bedingung</translation>
    </message>
    <message>
        <source>a condition&apos;s value</source>
        <translation>der Wert einer Bedingung</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>an offer is a field with its value, as “delete-pod: redis-1”</source>
        <translation>ein Angebot ist ein Feld mit seinem Wert, wie „delete-pod: redis-1“</translation>
    </message>
    <message>
        <source>an offer</source>
        <translation>ein Angebot</translation>
    </message>
    <message>
        <source>an offer does one thing</source>
        <translation>ein Angebot tut nur eines</translation>
    </message>
    <message>
        <source>offer</source>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>the offer does nothing</source>
        <translation>das Angebot tut nichts</translation>
    </message>
    <message>
        <source>“%1” must be a list</source>
        <translation>„%1“ muss eine Liste sein</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>ein Schritt</translation>
    </message>
    <message>
        <source>the step</source>
        <translation>der Schritt</translation>
    </message>
    <message>
        <source>the lesson</source>
        <translation>die Lektion</translation>
    </message>
    <message>
        <source>the lesson has no steps</source>
        <translation>die Lektion hat keine Schritte</translation>
    </message>
</context>
<context>
    <name>MetricText</name>
    <message>
        <source>0 ms</source>
        <translation>0 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Misses</source>
        <translation>Fehlzugriffe</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Clients&apos; memory</source>
        <translation>Speicher der Clients</translation>
    </message>
    <message>
        <source>Last slow execution</source>
        <translation>Letzte langsame Ausführung</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Network in</source>
        <translation>Netz, eingehend</translation>
    </message>
    <message>
        <source>Network out</source>
        <translation>Netz, ausgehend</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Fragmentation</source>
        <translation>Fragmentierung</translation>
    </message>
    <message>
        <source>Replication lag</source>
        <translation>Replikationsrückstand</translation>
    </message>
    <message>
        <source>Keys in the database.</source>
        <translation>Keys in der Datenbank.</translation>
    </message>
    <message>
        <source>Reads a second that found their key.</source>
        <translation>Lesezugriffe pro Sekunde, die ihren Key fanden.</translation>
    </message>
    <message>
        <source>Reads a second of keys that are not there.</source>
        <translation>Lesezugriffe pro Sekunde auf Keys, die es nicht gibt.</translation>
    </message>
    <message>
        <source>Memory that Redis took for data and itself (used_memory).</source>
        <translation>Speicher, den Redis für Daten und sich selbst belegt hat (used_memory).</translation>
    </message>
    <message>
        <source>Memory of ordinary clients&apos; buffers (mem_clients_normal).</source>
        <translation>Speicher für Puffer gewöhnlicher Clients (mem_clients_normal).</translation>
    </message>
    <message>
        <source>How long the newest command of the slow log took to execute.</source>
        <translation>Wie lange der neueste Befehl im Slow Log zur Ausführung brauchte.</translation>
    </message>
    <message>
        <source>Commands a second, Slotpilot&apos;s own few among them.</source>
        <translation>Befehle pro Sekunde, darunter die wenigen von Slotpilot selbst.</translation>
    </message>
    <message>
        <source>What clients and other servers sent, a second.</source>
        <translation>Was Clients und andere Server gesendet haben, pro Sekunde.</translation>
    </message>
    <message>
        <source>What was sent to clients and other servers, a second.</source>
        <translation>Was an Clients und andere Server gesendet wurde, pro Sekunde.</translation>
    </message>
    <message>
        <source>From INFO: the round trip of Slotpilot&apos;s own read, through the API server. From Prometheus: the mean time that commands took in Redis.</source>
        <translation>Aus INFO: die Umlaufzeit von Slotpilots eigener Abfrage über den API-Server. Aus Prometheus: die mittlere Dauer der Befehle in Redis.</translation>
    </message>
    <message>
        <source>Resident over used memory: much above 1.5 is wasted, below 1 is swapped out.</source>
        <translation>Belegter RAM (RSS) im Verhältnis zum genutzten Speicher: deutlich über 1,5 ist Verschwendung, unter 1 ist ausgelagert.</translation>
    </message>
    <message>
        <source>Bytes that a replica is behind its primary.</source>
        <translation>Bytes, die eine Replica hinter ihrem Primary zurückliegt.</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
</context>
<context>
    <name>Probes</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>A second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>Mean, ms</source>
        <translation>Mittel, ms</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>Half of the operations took no longer, in ms</source>
        <translation>Die Hälfte der Operationen dauerte nicht länger, in ms</translation>
    </message>
    <message>
        <source>p90</source>
        <translation>p90</translation>
    </message>
    <message>
        <source>90 % of the operations took no longer, in ms</source>
        <translation>90 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>95 % of the operations took no longer, in ms</source>
        <translation>95 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>99 % of the operations took no longer, in ms</source>
        <translation>99 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>99.9 % of the operations took no longer, in ms</source>
        <translation>99,9 % der Operationen dauerten nicht länger, in ms</translation>
    </message>
    <message>
        <source>Max, ms</source>
        <translation>Max., ms</translation>
    </message>
    <message>
        <source>Unavailable, ms</source>
        <translation>Nicht verfügbar, ms</translation>
    </message>
    <message>
        <source>In all: somebody waited for the shard, and nobody got an answer</source>
        <translation>Insgesamt: jemand wartete auf den Shard, und niemand bekam eine Antwort</translation>
    </message>
    <message>
        <source>Shard</source>
        <translation>Shard</translation>
    </message>
    <message>
        <source>After, s</source>
        <translation>Nach, s</translation>
    </message>
    <message>
        <source>Since the load began</source>
        <translation>Seit Beginn der Last</translation>
    </message>
    <message>
        <source>Length, ms</source>
        <translation>Länge, ms</translation>
    </message>
    <message>
        <source>Meanwhile</source>
        <translation>Währenddessen</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Operations that were given up</source>
        <translation>Operationen, die aufgegeben wurden</translation>
    </message>
    <message>
        <source>Tried again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>A redirection is followed, a lost connection opened anew</source>
        <translation>Einer Umleitung wird gefolgt, eine verlorene Verbindung neu geöffnet</translation>
    </message>
    <message>
        <source>An answer of this kind</source>
        <translation>Eine Antwort dieser Art</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>p99, ms</source>
        <translation>p99, ms</translation>
    </message>
    <message>
        <source>Longest gap, ms</source>
        <translation>Längste Lücke, ms</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Acknowledged writes that were missing</source>
        <translation>Bestätigte Schreibvorgänge, die fehlten</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Incomplete: %1</source>
        <translation>Unvollständig: %1</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>At the left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>At the right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>B is</source>
        <translation>B ist</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 did not answer for %2
from %3 s to %4 s after the start</source>
        <translation>%1 antwortete %2 lang nicht,
von %3 s bis %4 s nach dem Start</translation>
    </message>
    <message>
        <source>meanwhile: %1</source>
        <translation>währenddessen: %1</translation>
    </message>
    <message>
        <source>No operation succeeded</source>
        <translation>Keine Operation gelang</translation>
    </message>
    <message>
        <source>Nothing could be written: lost writes could not be looked for</source>
        <translation>Nichts konnte geschrieben werden: Verlorene Schreibvorgänge ließen sich nicht suchen</translation>
    </message>
    <message>
        <source>%1 operations a second</source>
        <translation>%1 Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>half of them within %1 ms, 99 % within %2 ms</source>
        <translation>die Hälfte davon binnen %1 ms, 99 % binnen %2 ms</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged write(s) were lost</source>
        <translation>
            <numerusform>%n bestätigter Schreibvorgang ging verloren</numerusform>
            <numerusform>%n bestätigte Schreibvorgänge gingen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>No lost write was seen, but not every key could be read</source>
        <translation>Es wurde kein verlorener Schreibvorgang gesehen, aber nicht jeder Key ließ sich lesen</translation>
    </message>
    <message>
        <source>No acknowledged write was lost</source>
        <translation>Kein bestätigter Schreibvorgang ging verloren</translation>
    </message>
    <message numerus="yes">
        <source>%n written key(s) could not be read in the end</source>
        <translation>
            <numerusform>%n geschriebener Key ließ sich am Ende nicht lesen</numerusform>
            <numerusform>%n geschriebene Keys ließen sich am Ende nicht lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n write(s) took effect though no reply came: not lost, but never acknowledged</source>
        <translation>
            <numerusform>%n Schreibvorgang wirkte, obwohl keine Antwort kam: nicht verloren, aber nie bestätigt</numerusform>
            <numerusform>%n Schreibvorgänge wirkten, obwohl keine Antwort kam: nicht verloren, aber nie bestätigt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 operations failed (%2)</source>
        <translation>%1 Operationen scheiterten (%2)</translation>
    </message>
    <message>
        <source>longest unavailability %1, shard %2</source>
        <translation>längste Nichtverfügbarkeit %1, Shard %2</translation>
    </message>
    <message>
        <source>while %1</source>
        <translation>während %1</translation>
    </message>
    <message>
        <source>no shard was unavailable</source>
        <translation>kein Shard war nicht verfügbar</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) could not be deleted</source>
        <translation>
            <numerusform>%n Key ließ sich nicht löschen</numerusform>
            <numerusform>%n Keys ließen sich nicht löschen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RateText</name>
    <message>
        <source>%1 of %2 slots</source>
        <translation>%1 von %2 Slots</translation>
    </message>
    <message>
        <source>%1 of %2 keys</source>
        <translation>%1 von %2 Keys</translation>
    </message>
    <message>
        <source>%1 keys/s</source>
        <translation>%1 Keys/s</translation>
    </message>
    <message>
        <source>%1 slots/s</source>
        <translation>%1 Slots/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ActivityView</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Deploy, Create, Scale, Upgrade and Rebalance show their plan here, step by step, before anything happens.</source>
        <translation>Deployen, Erstellen, Skalieren, Upgrade und Neu verteilen zeigen hier ihren Plan, Schritt für Schritt, bevor etwas geschieht.</translation>
    </message>
    <message>
        <source>Overall progress</source>
        <translation>Gesamtfortschritt</translation>
    </message>
    <message>
        <source>The step&apos;s progress</source>
        <translation>Fortschritt des Schrittes</translation>
    </message>
    <message>
        <source>A replica holds a copy of its primary and takes over when that fails</source>
        <translation>Eine Replica hält eine Kopie ihres Primarys und übernimmt, wenn dieser ausfällt</translation>
    </message>
    <message>
        <source>&amp;Replicas per primary:</source>
        <translation>&amp;Replicas pro Primary:</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Runs all steps that are left</source>
        <translation>Führt alle übrigen Schritte aus</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Runs one step, then waits</source>
        <translation>Führt einen Schritt aus und wartet dann</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Waits after the present step</source>
        <translation>Wartet nach dem laufenden Schritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stops at the present step&apos;s next safe point</source>
        <translation>Hält am nächsten sicheren Punkt des laufenden Schrittes an</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Runs the failed step again, then goes on</source>
        <translation>Führt den gescheiterten Schritt noch einmal aus und macht dann weiter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Puts this plan away</source>
        <translation>Legt diesen Plan weg</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the command for a terminal</source>
        <translation>Befehl für ein Terminal kopieren</translation>
    </message>
    <message>
        <source>Then, for example:
kubectl get pods
kubectl exec redis-0 -- redis-cli cluster nodes
The window follows what you do there.</source>
        <translation>Danach zum Beispiel:
kubectl get pods
kubectl exec redis-0 -- redis-cli cluster nodes
Das Fenster folgt dem, was Sie dort tun.</translation>
    </message>
    <message>
        <source>Type the commands yourself, in a terminal:</source>
        <translation>Die Befehle selbst in einem Terminal eingeben:</translation>
    </message>
    <message>
        <source>getting the Lease</source>
        <translation>Lease wird geholt</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s)</source>
        <translation>
            <numerusform>%1 von %n Schritt</numerusform>
            <numerusform>%1 von %n Schritten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::AnswersModel</name>
    <message>
        <source>Differs from most</source>
        <translation>Anders als die meisten</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Not the same everywhere</source>
        <translation>Nicht überall gleich</translation>
    </message>
    <message>
        <source>≠: not the same everywhere</source>
        <translation>≠: nicht überall gleich</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Eintrag</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClaimsModel</name>
    <message>
        <source>Claim</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>PersistentVolumeClaim: the pod&apos;s own volume; it stays when the pod goes</source>
        <translation>PersistentVolumeClaim: das eigene Volume des Pods; es bleibt, wenn der Pod geht</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Bound: it has its volume</source>
        <translation>Bound: es hat sein Volume</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>What the volume has</source>
        <translation>Was das Volume hat</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>Verlangt</translation>
    </message>
    <message>
        <source>What the claim asks for</source>
        <translation>Was der Claim verlangt</translation>
    </message>
    <message>
        <source>Storage class</source>
        <translation>Storage Class</translation>
    </message>
    <message>
        <source>Who makes its volume, and how</source>
        <translation>Wer das Volume anlegt, und wie</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>The PersistentVolume</source>
        <translation>Das PersistentVolume</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClusterBridge</name>
    <message>
        <source>You may not patch statefulsets in namespace %1.</source>
        <translation>Sie dürfen im Namespace %1 keine statefulsets ändern (patch).</translation>
    </message>
    <message>
        <source>You may not get pods/portforward in namespace %1.</source>
        <translation>Sie dürfen im Namespace %1 kein pods/portforward lesen (get).</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ClusterGraph</name>
    <message>
        <source>slots unknown</source>
        <translation>Slots unbekannt</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 Keys</translation>
    </message>
    <message>
        <source>healthy</source>
        <translation>gesund</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>Memory %1</source>
        <translation>Speicher %1</translation>
    </message>
    <message>
        <source>Redis node id %1</source>
        <translation>Redis-Node-ID %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>Changed by the last step: %1</source>
        <translation>Vom letzten Schritt geändert: %1</translation>
    </message>
    <message>
        <source>Kubernetes node %1</source>
        <translation>Kubernetes-Node %1</translation>
    </message>
    <message>
        <source>On Kubernetes node %1</source>
        <translation>Auf Kubernetes-Node %1</translation>
    </message>
    <message numerus="yes">
        <source>%n more Kubernetes node(s) without these pods</source>
        <translation>
            <numerusform>%n weiterer Kubernetes-Node ohne diese Pods</numerusform>
            <numerusform>%n weitere Kubernetes-Nodes ohne diese Pods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::CommandInput</name>
    <message numerus="yes">
        <source>%n argument(s)</source>
        <translation>
            <numerusform>%n Argument</numerusform>
            <numerusform>%n Argumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>at least %n argument(s)</source>
        <translation>
            <numerusform>mindestens %n Argument</numerusform>
            <numerusform>mindestens %n Argumente</numerusform>
        </translation>
    </message>
    <message>
        <source>Deprecated: use %1</source>
        <translation>Veraltet: nehmen Sie %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Redis command</source>
        <translation>Redis-Befehl</translation>
    </message>
    <message>
        <source>A Redis command, e.g. INFO memory</source>
        <translation>Ein Redis-Befehl, z. B. INFO memory</translation>
    </message>
    <message>
        <source>Sends the command (Enter)</source>
        <translation>Sendet den Befehl (Eingabetaste)</translation>
    </message>
    <message>
        <source>Stops waiting for answers (Escape)</source>
        <translation>Wartet nicht länger auf Antworten (Escape)</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Enter sends, ↑ and ↓ bring earlier commands back. Words are quoted as in redis-cli.</source>
        <translation>Die Eingabetaste sendet, ↑ und ↓ holen frühere Befehle zurück. Anführungszeichen gelten wie in redis-cli.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConditionsModel</name>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>What the kubelet watches</source>
        <translation>Was das kubelet überwacht</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Ready should be True, every other condition False</source>
        <translation>Ready soll True sein, jede andere Bedingung False</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>When it changed last</source>
        <translation>Wann sie sich zuletzt änderte</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConnectView</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Where: %1</source>
        <translation>Wo: %1</translation>
    </message>
    <message>
        <source>Because: %1</source>
        <translation>Weil: %1</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>Was zu tun ist: %1</translation>
    </message>
    <message>
        <source>Choose another</source>
        <translation>Etwas anderes wählen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ConsoleView</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Node</numerusform>
            <numerusform>%n Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>all the same</source>
        <translation>alle gleich</translation>
    </message>
    <message>
        <source>not all the same</source>
        <translation>nicht alle gleich</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n line(s) differ</source>
        <translation>
            <numerusform>%1 von %n Zeile verschieden</numerusform>
            <numerusform>%1 von %n Zeilen verschieden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 answered…</source>
        <translation>%1 von %2 haben geantwortet…</translation>
    </message>
    <message>
        <source>stopped: %1 of %2 answered</source>
        <translation>gestoppt: %1 von %2 haben geantwortet</translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Commands sent so far</source>
        <translation>Bisher gesendete Befehle</translation>
    </message>
    <message>
        <source>Enter or a double click puts the command back into the line</source>
        <translation>Eingabetaste oder Doppelklick setzt den Befehl wieder in die Zeile</translation>
    </message>
    <message>
        <source>Ask Redis</source>
        <translation>Redis fragen</translation>
    </message>
    <message>
        <source>Choose nodes above and type a command below. With several nodes the answers stand side by side, and what differs is marked.</source>
        <translation>Wählen Sie oben Nodes und geben Sie unten einen Befehl ein. Bei mehreren Nodes stehen die Antworten nebeneinander; Unterschiede sind markiert.</translation>
    </message>
    <message>
        <source>How the answers are shown</source>
        <translation>Wie die Antworten gezeigt werden</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Filter entries</source>
        <translation>Einträge filtern</translation>
    </message>
    <message>
        <source>Differences only</source>
        <translation>Nur Unterschiede</translation>
    </message>
    <message>
        <source>Shows only what is not the same everywhere</source>
        <translation>Zeigt nur, was nicht überall gleich ist</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>Nochmals</translation>
    </message>
    <message>
        <source>Sends the same command to the same nodes</source>
        <translation>Sendet denselben Befehl an dieselben Nodes</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the answers as text</source>
        <translation>Kopiert die Antworten als Text</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Send %1?</source>
        <translation>%1 senden?</translation>
    </message>
    <message>
        <source>Send “%1” to %2?</source>
        <translation>„%1“ an %2 senden?</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Slot %1 belongs to %2: send it there</source>
        <translation>Slot %1 gehört %2: dorthin senden</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ContextsModel</name>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>A cluster, a user and a namespace under one name, from the kubeconfig</source>
        <translation>Cluster, Benutzer und Namespace unter einem Namen, aus der kubeconfig</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>The Kubernetes API server</source>
        <translation>Der API-Server von Kubernetes</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Aus %1</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation>%1 (aktuell)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::EventsModel</name>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since it happened last</source>
        <translation>Seit es zuletzt geschah</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Kubernetes&apos; word for it; warnings carry a sign</source>
        <translation>Wie Kubernetes es nennt; Warnungen tragen ein Zeichen</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>What it happened to</source>
        <translation>Womit es geschah</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>How often it happened</source>
        <translation>Wie oft es geschah</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Who noted it</source>
        <translation>Wer es notierte</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::EventsView</name>
    <message>
        <source>You may not read this</source>
        <translation>Sie dürfen das nicht lesen</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>Reading events…</source>
        <translation>Events werden gelesen…</translation>
    </message>
    <message>
        <source>The events can&apos;t be read</source>
        <translation>Die Events sind nicht lesbar</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Events</translation>
    </message>
    <message>
        <source>Kubernetes keeps events for an hour, unless told otherwise.</source>
        <translation>Kubernetes behält Events eine Stunde lang, wenn nichts anderes eingestellt ist.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Guide</name>
    <message>
        <source>This works on the playground alone.</source>
        <translation>Das geht nur auf der Spielwiese.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::HistoryView</name>
    <message>
        <source>Report (*.html)</source>
        <translation>Bericht (*.html)</translation>
    </message>
    <message>
        <source>Exported run (*.json)</source>
        <translation>Exportierter Lauf (*.json)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>Pictures (*.svg)</source>
        <translation>Bilder (*.svg)</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>Bilder (*.png)</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>Läufe filtern</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Reading the journal…</source>
        <translation>Das Journal wird gelesen…</translation>
    </message>
    <message>
        <source>Shows the run again, moment by moment</source>
        <translation>Zeigt den Lauf noch einmal, Moment für Moment</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Takes a run that was exported as JSON, on this or another machine</source>
        <translation>Holt einen Lauf, der als JSON exportiert wurde, auf diesem oder einem anderen Rechner</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n Lauf</numerusform>
            <numerusform>%n Läufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n run(s)</source>
        <translation>
            <numerusform>%1 von %n Lauf</numerusform>
            <numerusform>%1 von %n Läufen</numerusform>
        </translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>Startseite</translation>
    </message>
    <message>
        <source>The journal can&apos;t be read</source>
        <translation>Das Journal ist nicht lesbar</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>Noch keine Läufe</translation>
    </message>
    <message>
        <source>Every run of a workflow is written down, here and on the command line. Afterwards it can be seen again, moment by moment.</source>
        <translation>Jeder Lauf eines Workflows wird aufgezeichnet, hier wie auf der Kommandozeile. Danach kann man ihn noch einmal sehen, Moment für Moment.</translation>
    </message>
    <message>
        <source>The run can&apos;t be shown</source>
        <translation>Der Lauf kann nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Import a run</source>
        <translation>Lauf importieren</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>The run can&apos;t be imported</source>
        <translation>Der Lauf kann nicht importiert werden</translation>
    </message>
    <message>
        <source>The run is imported</source>
        <translation>Der Lauf ist importiert</translation>
    </message>
    <message>
        <source>Export the run</source>
        <translation>Lauf exportieren</translation>
    </message>
    <message>
        <source>The run can&apos;t be exported</source>
        <translation>Der Lauf kann nicht exportiert werden</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LessonsView</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>Lesson %1: %2, %3</source>
        <translation>Lektion %1: %2, %3</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Each lesson is done on the playground: real Redis servers on this computer that nobody else needs.</source>
        <translation>Jede Lektion findet auf der Spielwiese statt: echte Redis-Server auf diesem Rechner, die sonst niemand braucht.</translation>
    </message>
    <message>
        <source>A lesson can&apos;t be read: %1</source>
        <translation>Eine Lektion ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>Back to the list; this lesson goes on where it is left</source>
        <translation>Zurück zur Liste; diese Lektion geht da weiter, wo sie verlassen wurde</translation>
    </message>
    <message>
        <source>How far this lesson is</source>
        <translation>Wie weit diese Lektion ist</translation>
    </message>
    <message>
        <source>It goes on when</source>
        <translation>Es geht weiter, wenn</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>S&amp;kip</source>
        <translation>Ü&amp;berspringen</translation>
    </message>
    <message>
        <source>Goes on although it is not so yet</source>
        <translation>Geht weiter, obwohl es noch nicht so ist</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>So: %1</source>
        <translation>Erfüllt: %1</translation>
    </message>
    <message>
        <source>Not yet: %1</source>
        <translation>Noch nicht: %1</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogLines</name>
    <message>
        <source>Lines of the log</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogModel</name>
    <message>
        <source>Debug</source>
        <translation>Debug</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::LogView</name>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Fol&amp;gen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und höher</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niedrigste Stufe</translation>
    </message>
    <message>
        <source>Shows the newest line as it comes</source>
        <translation>Zeigt die neueste Zeile, sobald sie kommt</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Empties this list</source>
        <translation>Leert diese Liste</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MainWindow</name>
    <message>
        <source>Slotpilot</source>
        <translation>Slotpilot</translation>
    </message>
    <message>
        <source>&amp;Open kubeconfig file…</source>
        <translation>kubeconfig-Datei ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Reads the contexts of another kubeconfig file</source>
        <translation>Liest die Kontexte einer anderen kubeconfig-Datei</translation>
    </message>
    <message>
        <source>Start the &amp;playground</source>
        <translation>S&amp;pielwiese starten</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>A small Kubernetes on this computer, thrown away when closed</source>
        <translation>Ein kleines Kubernetes auf diesem Rechner, das beim Schließen weggeworfen wird</translation>
    </message>
    <message>
        <source>&amp;Lessons</source>
        <translation>&amp;Lektionen</translation>
    </message>
    <message>
        <source>Leads through Redis Cluster on the playground, step by step</source>
        <translation>Führt auf der Spielwiese durch Redis Cluster, Schritt für Schritt</translation>
    </message>
    <message>
        <source>&amp;History of runs</source>
        <translation>&amp;Verlauf der Läufe</translation>
    </message>
    <message>
        <source>Runs of this computer again, moment by moment; needs no cluster</source>
        <translation>Läufe dieses Rechners noch einmal, Moment für Moment; braucht keinen Cluster</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>Leaves this cluster; the playground ends with it</source>
        <translation>Verlässt diesen Cluster; die Spielwiese endet damit</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Closes Slotpilot</source>
        <translation>Schließt Slotpilot</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>Filters the page&apos;s table</source>
        <translation>Filtert die Tabelle der Seite</translation>
    </message>
    <message>
        <source>&amp;About Slotpilot</source>
        <translation>&amp;Über Slotpilot</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>Deploy…</source>
        <translation>Deployen…</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Create…</source>
        <translation>Erstellen…</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>Skalieren…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Upgrade…</source>
        <translation>Upgrade…</translation>
    </message>
    <message>
        <source>Ctrl+U</source>
        <translation>Ctrl+U</translation>
    </message>
    <message>
        <source>Rebalance…</source>
        <translation>Neu verteilen…</translation>
    </message>
    <message>
        <source>Ctrl+B</source>
        <translation>Ctrl+B</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Repair…</source>
        <translation>Reparieren…</translation>
    </message>
    <message>
        <source>Consistency</source>
        <translation>Konsistenz</translation>
    </message>
    <message>
        <source>F6</source>
        <translation>F6</translation>
    </message>
    <message>
        <source>Benchmark</source>
        <translation>Benchmark</translation>
    </message>
    <message>
        <source>F7</source>
        <translation>F7</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Nodes</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Monitor</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Alt+%1</source>
        <translation>Alt+%1</translation>
    </message>
    <message>
        <source>%1 (Alt+%2)</source>
        <translation>%1 (Alt+%2)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>&amp;Cluster</translation>
    </message>
    <message>
        <source>&amp;Work</source>
        <translation>&amp;Arbeit</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>Ans&amp;icht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Cluster and actions</source>
        <translation>Cluster und Aktionen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Ctrl+Shift+L</source>
        <translation>Ctrl+Shift+L</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+T</source>
        <translation>Ctrl+Shift+T</translation>
    </message>
    <message>
        <source>A workflow is running</source>
        <translation>Ein Workflow läuft</translation>
    </message>
    <message>
        <source>“%1” is not finished.</source>
        <translation>„%1“ ist nicht fertig.</translation>
    </message>
    <message>
        <source>It stops at its next safe point if you go on. It can be gone on with when you connect again.</source>
        <translation>Wenn Sie fortfahren, hält er am nächsten sicheren Punkt an. Er kann fortgesetzt werden, wenn Sie sich wieder verbinden.</translation>
    </message>
    <message>
        <source>Keep it running</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>The cluster is being measured</source>
        <translation>Der Cluster wird gerade gemessen</translation>
    </message>
    <message>
        <source>A consistency check and a benchmark are running.</source>
        <translation>Eine Konsistenzprüfung und ein Benchmark laufen.</translation>
    </message>
    <message>
        <source>A consistency check is running.</source>
        <translation>Eine Konsistenzprüfung läuft.</translation>
    </message>
    <message>
        <source>A benchmark is running.</source>
        <translation>Ein Benchmark läuft.</translation>
    </message>
    <message>
        <source>What was measured so far is kept, and the keys are deleted.</source>
        <translation>Was bisher gemessen wurde, bleibt erhalten; die Keys werden gelöscht.</translation>
    </message>
    <message>
        <source>Sta&amp;y</source>
        <translation>&amp;Bleiben</translation>
    </message>
    <message>
        <source>S&amp;top and close</source>
        <translation>S&amp;toppen und schließen</translation>
    </message>
    <message>
        <source>Deleting what the load has left, then the window closes</source>
        <translation>Was die Last hinterlassen hat, wird gelöscht, dann schließt das Fenster</translation>
    </message>
    <message>
        <source>The playground ends with the window.</source>
        <translation>Die Spielwiese endet mit dem Fenster.</translation>
    </message>
    <message>
        <source>Stopped at a safe point, the cluster is healthy, and Slotpilot offers to go on at the next start.</source>
        <translation>An einem sicheren Punkt angehalten ist der Cluster gesund, und Slotpilot bietet beim nächsten Start an, fortzufahren.</translation>
    </message>
    <message>
        <source>&amp;Let it finish, then close</source>
        <translation>Zu &amp;Ende laufen lassen, dann schließen</translation>
    </message>
    <message>
        <source>&amp;Stop at a safe point and close</source>
        <translation>An einem &amp;sicheren Punkt anhalten und schließen</translation>
    </message>
    <message>
        <source>The window closes when the workflow is through</source>
        <translation>Das Fenster schließt, wenn der Workflow durch ist</translation>
    </message>
    <message>
        <source>If it fails, the window stays.</source>
        <translation>Scheitert er, bleibt das Fenster offen.</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stopping at the next safe point, then the window closes</source>
        <translation>Am nächsten sicheren Punkt wird angehalten, dann schließt das Fenster</translation>
    </message>
    <message>
        <source>About Slotpilot</source>
        <translation>Über Slotpilot</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Slotpilot %1&lt;/h3&gt;&lt;p&gt;Redis Cluster on Kubernetes: see it, scale it, upgrade it.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. It comes with no warranty.&lt;/p&gt;&lt;p&gt;Qt %2&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Slotpilot %1&lt;/h3&gt;&lt;p&gt;Redis Cluster auf Kubernetes: sehen, skalieren, aktualisieren.&lt;/p&gt;&lt;p&gt;Freie Software unter der GNU General Public License, Version 3 oder später. Ohne jede Gewährleistung.&lt;/p&gt;&lt;p&gt;Qt %2&lt;/p&gt;</translation>
    </message>
    <message>
        <source>The playground did not start</source>
        <translation>Die Spielwiese startete nicht</translation>
    </message>
    <message>
        <source>Given up: %1</source>
        <translation>Aufgegeben: %1</translation>
    </message>
    <message>
        <source>Check says how the cluster is.</source>
        <translation>Prüfen sagt, wie es dem Cluster geht.</translation>
    </message>
    <message>
        <source>Somebody else works on this cluster</source>
        <translation>Jemand anderes arbeitet an diesem Cluster</translation>
    </message>
    <message>
        <source>The workflow could not begin</source>
        <translation>Der Workflow konnte nicht beginnen</translation>
    </message>
    <message>
        <source>S&amp;top and switch</source>
        <translation>S&amp;toppen und wechseln</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1…</translation>
    </message>
    <message>
        <source>Reading the kubeconfig and asking the API server who it is.</source>
        <translation>Die kubeconfig wird gelesen und der API-Server gefragt, wer er ist.</translation>
    </message>
    <message>
        <source>No connection to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>the cluster</source>
        <translation>dem Cluster</translation>
    </message>
    <message>
        <source>New to Redis Cluster?</source>
        <translation>Neu bei Redis Cluster?</translation>
    </message>
    <message>
        <source>Lessons lead you through it, here on the playground.</source>
        <translation>Lektionen führen Sie hindurch, hier auf der Spielwiese.</translation>
    </message>
    <message>
        <source>%1 — Slotpilot</source>
        <translation>%1 — Slotpilot</translation>
    </message>
    <message>
        <source>Connection lost: what you see may be old</source>
        <translation>Verbindung verloren: was Sie sehen, kann veraltet sein</translation>
    </message>
    <message>
        <source>As of %1, %2 ago. %3. Trying again by itself.</source>
        <translation>Stand %1, vor %2. %3. Es wird von selbst weiter versucht.</translation>
    </message>
    <message>
        <source>Plan the way back</source>
        <translation>Rückweg planen</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>The pods run. Next, make them one Redis Cluster.</source>
        <translation>Die Pods laufen. Als Nächstes werden sie zu einem Redis Cluster.</translation>
    </message>
    <message>
        <source>Stopped: %1</source>
        <translation>Angehalten: %1</translation>
    </message>
    <message>
        <source>Cancelled: %1</source>
        <translation>Abgebrochen: %1</translation>
    </message>
    <message>
        <source>What was done stays done. Go on in Activity, or plan again from what is true now.</source>
        <translation>Was getan ist, bleibt getan. Machen Sie in Aktivität weiter, oder planen Sie neu von dem aus, was jetzt gilt.</translation>
    </message>
    <message>
        <source>A workflow was interrupted: %1</source>
        <translation>Ein Workflow wurde unterbrochen: %1</translation>
    </message>
    <message>
        <source>A workflow stopped with an error: %1</source>
        <translation>Ein Workflow hielt mit einem Fehler an: %1</translation>
    </message>
    <message>
        <source>A workflow was cancelled: %1</source>
        <translation>Ein Workflow wurde abgebrochen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n step(s) done</source>
        <translation>
            <numerusform>%1 von %n Schritt fertig</numerusform>
            <numerusform>%1 von %n Schritten fertig</numerusform>
        </translation>
    </message>
    <message>
        <source>begun %1 ago</source>
        <translation>begonnen vor %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>The check could not read the cluster</source>
        <translation>Die Prüfung konnte den Cluster nicht lesen</translation>
    </message>
    <message>
        <source>Checked: %1</source>
        <translation>Geprüft: %1</translation>
    </message>
    <message>
        <source>Every pod was asked; nothing was found.</source>
        <translation>Jeder Pod wurde gefragt; nichts wurde gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) on this page, with what to do.</source>
        <translation>
            <numerusform>%n Befund steht auf dieser Seite, mit dem, was zu tun ist.</numerusform>
            <numerusform>%n Befunde stehen auf dieser Seite, jeder mit dem, was zu tun ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>A workflow is running: see Activity.</source>
        <translation>Ein Workflow läuft: siehe Aktivität.</translation>
    </message>
    <message>
        <source>A plan is being made.</source>
        <translation>Ein Plan wird gemacht.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1
%2</source>
        <translation>%1
%2</translation>
    </message>
    <message>
        <source>There are no pods yet: deploy first.</source>
        <translation>Es gibt noch keine Pods: zuerst deployen.</translation>
    </message>
    <message>
        <source>The cluster is already created.</source>
        <translation>Der Cluster ist schon erstellt.</translation>
    </message>
    <message>
        <source>Puts the Redis pods into the namespace; shows its plan first</source>
        <translation>Bringt die Redis-Pods in den Namespace; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Makes the pods one Redis Cluster; shows its plan first</source>
        <translation>Macht aus den Pods einen Redis Cluster; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>There is no Redis Cluster yet: create it first.</source>
        <translation>Es gibt noch keinen Redis Cluster: zuerst erstellen.</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old.</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein.</translation>
    </message>
    <message>
        <source>More or fewer pods, without losing a key; shows its plan first</source>
        <translation>Mehr oder weniger Pods, ohne einen Key zu verlieren; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Another image, resources or configuration, pod by pod; shows its plan first</source>
        <translation>Anderes Image, andere Ressourcen oder Konfiguration, Pod für Pod; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Spreads the slots evenly or by weights; shows its plan first</source>
        <translation>Verteilt die Slots gleichmäßig oder nach Gewichten; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>Repairs what the check found, without dropping a key; shows its plan first</source>
        <translation>Repariert, was die Prüfung fand, ohne einen Key zu verwerfen; zeigt zuerst den Plan</translation>
    </message>
    <message>
        <source>The check found nothing that can be repaired from here.</source>
        <translation>Die Prüfung fand nichts, was von hier aus zu reparieren wäre.</translation>
    </message>
    <message>
        <source>Asks every pod afresh and says what is wrong</source>
        <translation>Fragt jeden Pod neu und sagt, was nicht stimmt</translation>
    </message>
    <message>
        <source>A check is running.</source>
        <translation>Eine Prüfung läuft.</translation>
    </message>
    <message>
        <source>Writes and reads, and tells which acknowledged writes were lost and who did not answer when</source>
        <translation>Schreibt und liest, und sagt, welche bestätigten Schreibvorgänge verloren gingen und wer wann nicht antwortete</translation>
    </message>
    <message>
        <source>Measures throughput and latencies</source>
        <translation>Misst Durchsatz und Latenzen</translation>
    </message>
    <message>
        <source>Go to the &amp;playground</source>
        <translation>Zur S&amp;pielwiese</translation>
    </message>
    <message>
        <source>Open a kubeconfig file</source>
        <translation>kubeconfig-Datei öffnen</translation>
    </message>
    <message>
        <source>Starting the playground…</source>
        <translation>Die Spielwiese startet…</translation>
    </message>
    <message>
        <source>A Kubernetes API whose pods are redis-server processes on this computer.</source>
        <translation>Eine Kubernetes-API, deren Pods redis-server-Prozesse auf diesem Rechner sind.</translation>
    </message>
    <message>
        <source>Stop it and disconnect</source>
        <translation>Anhalten und trennen</translation>
    </message>
    <message>
        <source>S&amp;top and disconnect</source>
        <translation>S&amp;toppen und trennen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Language, colours, notifications, and contexts that are changed with care</source>
        <translation>Sprache, Farben, Meldungen, und Kontexte, die mit Vorsicht geändert werden</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>What each key does</source>
        <translation>Was welche Taste tut</translation>
    </message>
    <message>
        <source>Give up?</source>
        <translation>Aufgeben?</translation>
    </message>
    <message>
        <source>The check is done</source>
        <translation>Die Prüfung ist fertig</translation>
    </message>
    <message>
        <source>Run “%1”?</source>
        <translation>„%1“ ausführen?</translation>
    </message>
    <message>
        <source>The consistency check is over</source>
        <translation>Die Konsistenzprüfung ist vorbei</translation>
    </message>
    <message>
        <source>The benchmark is over</source>
        <translation>Der Benchmark ist vorbei</translation>
    </message>
    <message>
        <source>&amp;Redis password…</source>
        <translation>&amp;Redis-Passwort…</translation>
    </message>
    <message>
        <source>For servers whose password is not to be found in Kubernetes</source>
        <translation>Für Server, deren Passwort nicht in Kubernetes zu finden ist</translation>
    </message>
    <message>
        <source>It is kept in memory only, and written nowhere.</source>
        <translation>Es bleibt nur im Arbeitsspeicher und wird nirgends geschrieben.</translation>
    </message>
    <message>
        <source>The cluster is being read.</source>
        <translation>Der Cluster wird gelesen.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MetricChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No values in this time</source>
        <translation>Keine Werte in dieser Zeit</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MonitorView</name>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Prometheus does not tell</source>
        <translation>Prometheus gibt keine Auskunft</translation>
    </message>
    <message>
        <source>Take INFO</source>
        <translation>INFO nehmen</translation>
    </message>
    <message>
        <source>Where the values come from</source>
        <translation>Woher die Werte kommen</translation>
    </message>
    <message>
        <source>INFO is what Slotpilot itself reads from every pod since it was connected. A Prometheus knows more of the past.</source>
        <translation>INFO ist, was Slotpilot seit dem Verbinden selbst aus jedem Pod liest. Ein Prometheus weiß mehr von früher.</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>Gezeigte Zeit</translation>
    </message>
    <message>
        <source>Per pod</source>
        <translation>Pro Pod</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Together: sums, or the highest where a sum says nothing</source>
        <translation>Zusammen: Summen, oder der höchste Wert, wo eine Summe nichts sagt</translation>
    </message>
    <message>
        <source>PromQL expression</source>
        <translation>PromQL-Ausdruck</translation>
    </message>
    <message>
        <source>PromQL, e.g. sum by (pod) (rate(redis_commands_processed_total[1m]))</source>
        <translation>PromQL, z. B. sum by (pod) (rate(redis_commands_processed_total[1m]))</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Closes the answer</source>
        <translation>Schließt die Antwort</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>The series that the expression gives, over the time chosen above.</source>
        <translation>Die Reihen, die der Ausdruck ergibt, über die oben gewählte Zeit.</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>Reihe</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>Kleinster</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>Größter</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Σ </source>
        <translation>Σ </translation>
    </message>
    <message>
        <source>max </source>
        <translation>max </translation>
    </message>
    <message>
        <source>The first values come in a moment.</source>
        <translation>Die ersten Werte kommen gleich.</translation>
    </message>
    <message>
        <source>INFO of every pod</source>
        <translation>INFO jedes Pods</translation>
    </message>
    <message>
        <source>Prometheus %1</source>
        <translation>Prometheus %1</translation>
    </message>
    <message>
        <source>Look for a Prometheus</source>
        <translation>Prometheus suchen</translation>
    </message>
    <message>
        <source>No Prometheus found in the cluster</source>
        <translation>Kein Prometheus im Cluster gefunden</translation>
    </message>
    <message>
        <source>Looking for a Prometheus…</source>
        <translation>Prometheus wird gesucht…</translation>
    </message>
    <message>
        <source>Asking Prometheus…</source>
        <translation>Prometheus wird gefragt…</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>No replicas</source>
        <translation>Keine Replicas</translation>
    </message>
    <message numerus="yes">
        <source>%n series</source>
        <translation>
            <numerusform>%n Reihe</numerusform>
            <numerusform>%n Reihen</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of %2 series are shown.</source>
        <translation>Die ersten %1 von %2 Reihen sind zu sehen.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::MovesModel</name>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Expected, if a pod&apos;s keys are spread evenly over its slots</source>
        <translation>Erwartet, falls die Keys eines Pods gleichmäßig auf seine Slots verteilt sind</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>Ranges</source>
        <translation>Bereiche</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodeChooser</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Redis nodes that get the command</source>
        <translation>Redis-Nodes, die den Befehl bekommen</translation>
    </message>
    <message>
        <source>Every Redis node, also those to come</source>
        <translation>Jeder Redis-Node, auch künftige</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodeDetails</name>
    <message>
        <source>Closes the details (Escape)</source>
        <translation>Schließt die Details (Escape)</translation>
    </message>
    <message>
        <source>Pods on the node</source>
        <translation>Pods auf dem Node</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>there is no such node any more</source>
        <translation>es gibt keinen solchen Node mehr</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>cordoned</source>
        <translation>gesperrt (cordon)</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of the StatefulSet</source>
        <translation>
            <numerusform>%n Pod des StatefulSets</numerusform>
            <numerusform>%n Pods des StatefulSets</numerusform>
        </translation>
    </message>
    <message>
        <source>You may not list the pods of all namespaces: the sum of their requests is not known.</source>
        <translation>Sie dürfen die Pods aller Namespaces nicht auflisten: die Summe ihrer Requests ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The pods on it can&apos;t be read: %1</source>
        <translation>Die Pods darauf sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>The pods can&apos;t be read</source>
        <translation>Die Pods sind nicht lesbar</translation>
    </message>
    <message>
        <source>Reading the pods on this node…</source>
        <translation>Die Pods auf diesem Node werden gelesen…</translation>
    </message>
    <message>
        <source>No pods on this node</source>
        <translation>Keine Pods auf diesem Node</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodePodsModel</name>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since the pod was created</source>
        <translation>Seit der Pod angelegt wurde</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not ready</source>
        <translation>Warum er nicht bereit ist</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodesModel</name>
    <message>
        <source>Not ready: %1</source>
        <translation>Nicht bereit: %1</translation>
    </message>
    <message>
        <source>Cordoned: takes no new pods</source>
        <translation>Gesperrt (cordon): nimmt keine neuen Pods</translation>
    </message>
    <message>
        <source>Kubernetes has no such node any more</source>
        <translation>Kubernetes hat keinen solchen Node mehr</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>A machine of the Kubernetes cluster</source>
        <translation>Eine Maschine des Kubernetes-Clusters</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Its kubelet reports that it can run pods</source>
        <translation>Sein kubelet meldet, dass es Pods ausführen kann</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>topology.kubernetes.io/zone: what fails together</source>
        <translation>topology.kubernetes.io/zone: was gemeinsam ausfällt</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Pods of this StatefulSet on it</source>
        <translation>Pods dieses StatefulSets darauf</translation>
    </message>
    <message>
        <source>Primaries</source>
        <translation>Primarys</translation>
    </message>
    <message>
        <source>Redis primaries on it: what is without a writer if it fails</source>
        <translation>Redis-Primarys darauf: was ohne Schreiber ist, wenn er ausfällt</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Hash slots owned by pods on it</source>
        <translation>Hash-Slots, die Pods darauf besitzen</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Allocatable to pods</source>
        <translation>Für Pods verfügbar (allocatable)</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Kubelet</source>
        <translation>kubelet</translation>
    </message>
    <message>
        <source>Version of its kubelet</source>
        <translation>Version seines kubelets</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not as it should be</source>
        <translation>Warum er nicht ist, wie er sein soll</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::NodesView</name>
    <message>
        <source>Filter nodes</source>
        <translation>Nodes filtern</translation>
    </message>
    <message>
        <source>Kubernetes nodes</source>
        <translation>Kubernetes-Nodes</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n Node</numerusform>
            <numerusform>%n Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <translation>
            <numerusform>%1 von %n Node</numerusform>
            <numerusform>%1 von %n Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>The Kubernetes nodes can&apos;t be read</source>
        <translation>Die Kubernetes-Nodes sind nicht lesbar</translation>
    </message>
    <message>
        <source>Conditions, resources, pods and events of the selected node</source>
        <translation>Bedingungen, Ressourcen, Pods und Events des ausgewählten Nodes</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Details</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::OverviewView</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n pod(s) ready</source>
        <translation>
            <numerusform>%1 von %n Pod bereit</numerusform>
            <numerusform>%1 von %n Pods bereit</numerusform>
        </translation>
    </message>
    <message>
        <source>1 primary</source>
        <translation>1 Primary</translation>
    </message>
    <message>
        <source>%1 primaries</source>
        <translation>%1 Primarys</translation>
    </message>
    <message>
        <source>%1 keys</source>
        <translation>%1 Keys</translation>
    </message>
    <message numerus="yes">
        <source>%n Kubernetes node(s)</source>
        <translation>
            <numerusform>%n Kubernetes-Node</numerusform>
            <numerusform>%n Kubernetes-Nodes</numerusform>
        </translation>
    </message>
    <message>
        <source>Being created: %1 of 16,384 slots have an owner</source>
        <translation>Wird angelegt: %1 von 16.384 Slots haben einen Besitzer</translation>
    </message>
    <message>
        <source>Under way: %1 (%2 %)</source>
        <translation>Im Gange: %1 (%2 %)</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Fortschritt des Laufs</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>No pods yet</source>
        <translation>Noch keine Pods</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::OwnerLegend</name>
    <message>
        <source>Shows the slots of %1 only, while pointed at</source>
        <translation>Zeigt nur die Slots von %1, solange der Zeiger darauf steht</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Page</name>
    <message>
        <source>Reading the cluster…</source>
        <translation>Der Cluster wird gelesen…</translation>
    </message>
    <message>
        <source>StatefulSet %1 can&apos;t be read</source>
        <translation>StatefulSet %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>No StatefulSet %1 in namespace %2</source>
        <translation>Kein StatefulSet %1 im Namespace %2</translation>
    </message>
    <message>
        <source>Deploy puts the Redis pods there; it shows what it would change before it does. Or choose another namespace or StatefulSet at the top.</source>
        <translation>Deployen bringt die Redis-Pods dorthin; vorher zeigt es, was sich ändern würde. Oder wählen Sie oben einen anderen Namespace oder ein anderes StatefulSet.</translation>
    </message>
    <message>
        <source>StatefulSet %1 has no pods</source>
        <translation>StatefulSet %1 hat keine Pods</translation>
    </message>
    <message numerus="yes">
        <source>It asks for %n pod(s). They appear here as Kubernetes creates them.</source>
        <translation>
            <numerusform>Es verlangt %n Pod. Er erscheint hier, sobald Kubernetes ihn anlegt.</numerusform>
            <numerusform>Es verlangt %n Pods. Sie erscheinen hier, sobald Kubernetes sie anlegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pods run, but no cluster exists yet</source>
        <translation>Die Pods laufen, aber es gibt noch keinen Cluster</translation>
    </message>
    <message>
        <source>Create introduces the Redis servers to each other and shares out the 16,384 slots. You see its steps before anything happens.</source>
        <translation>Erstellen macht die Redis-Server miteinander bekannt und teilt die 16.384 Slots auf. Sie sehen die Schritte, bevor etwas geschieht.</translation>
    </message>
    <message>
        <source>Slot: every key belongs to one of 16,384 hash slots, and every slot to one primary.</source>
        <translation>Slot: jeder Key gehört zu einem von 16.384 Hash-Slots und jeder Slot zu einem Primary.</translation>
    </message>
    <message>
        <source>Epoch: the version number of a node&apos;s claim to its slots; the higher one wins.</source>
        <translation>Epoche: die Versionsnummer des Anspruchs eines Nodes auf seine Slots; die höhere gewinnt.</translation>
    </message>
    <message>
        <source>Redis node: a Redis server that takes part in the cluster. It is known by its id, never by address.</source>
        <translation>Redis-Node: ein Redis-Server, der am Cluster teilnimmt. Man kennt ihn an seiner ID, nie an der Adresse.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PasswordDialog</name>
    <message>
        <source>Redis password</source>
        <translation>Redis-Passwort</translation>
    </message>
    <message>
        <source>default</source>
        <translation>default</translation>
    </message>
    <message>
        <source>Another name where Redis has users of its own (ACL)</source>
        <translation>Ein anderer Name, wo Redis eigene Benutzer hat (ACL)</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;Passwort:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>&amp;Benutzer:</translation>
    </message>
    <message>
        <source>&amp;Log in</source>
        <translation>An&amp;melden</translation>
    </message>
    <message>
        <source>The Redis servers of %1</source>
        <translation>Die Redis-Server von %1</translation>
    </message>
    <message>
        <source>It is kept in memory until Slotpilot ends, and written nowhere. A password that the StatefulSet&apos;s pods name (REDISCLI_AUTH or REDIS_PASSWORD) is found by itself.</source>
        <translation>Es bleibt im Arbeitsspeicher, bis Slotpilot endet, und wird nirgends geschrieben. Ein Passwort, das die Pods des StatefulSets nennen (REDISCLI_AUTH oder REDIS_PASSWORD), wird von selbst gefunden.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PlanModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>was already done</source>
        <translation>war schon erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>ready to run</source>
        <translation>startbereit</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>succeeded</source>
        <translation>gelungen</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Step %1: %2, %3</source>
        <translation>Schritt %1: %2, %3</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
    <message>
        <source>not yet as expected</source>
        <translation>noch nicht wie erwartet</translation>
    </message>
    <message>
        <source>as expected</source>
        <translation>wie erwartet</translation>
    </message>
    <message>
        <source>not as expected</source>
        <translation>nicht wie erwartet</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PlanPreview</name>
    <message>
        <source>Moves</source>
        <translation>Verschiebungen</translation>
    </message>
    <message>
        <source>Point at a slot to see who owns it now and afterwards.</source>
        <translation>Zeigen Sie auf einen Slot, um zu sehen, wem er jetzt und danach gehört.</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Slots now</source>
        <translation>Slots jetzt</translation>
    </message>
    <message>
        <source>Slots afterwards</source>
        <translation>Slots danach</translation>
    </message>
    <message numerus="yes">
        <source>%n pod restart(s)</source>
        <translation>
            <numerusform>%n Pod-Neustart</numerusform>
            <numerusform>%n Pod-Neustarts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new pod(s)</source>
        <translation>
            <numerusform>%n neuer Pod</numerusform>
            <numerusform>%n neue Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) go</source>
        <translation>
            <numerusform>%n Pod geht</numerusform>
            <numerusform>%n Pods gehen</numerusform>
        </translation>
    </message>
    <message>
        <source>slots move</source>
        <translation>Slots ziehen um</translation>
    </message>
    <message>
        <source>keys with them</source>
        <translation>Keys mit ihnen</translation>
    </message>
    <message>
        <source>of data</source>
        <translation>an Daten</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>of moving</source>
        <translation>Umzugszeit</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodDetails</name>
    <message>
        <source>Closes the details (Escape)</source>
        <translation>Schließt die Details (Escape)</translation>
    </message>
    <message>
        <source>Sends Redis commands to this pod</source>
        <translation>Sendet Redis-Befehle an diesen Pod</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>Volumes</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>Deletes the pod; asks first, and says what it means for its slots</source>
        <translation>Löscht den Pod; fragt vorher und sagt, was das für seine Slots bedeutet</translation>
    </message>
    <message>
        <source>there is no such pod any more</source>
        <translation>es gibt keinen solchen Pod mehr</translation>
    </message>
    <message>
        <source>The volume claims can&apos;t be read</source>
        <translation>Die Volume Claims sind nicht lesbar</translation>
    </message>
    <message>
        <source>No volume of its own</source>
        <translation>Kein eigenes Volume</translation>
    </message>
    <message>
        <source>The StatefulSet has no volumeClaimTemplates: what this pod holds goes with it.</source>
        <translation>Das StatefulSet hat keine volumeClaimTemplates: was dieser Pod hält, geht mit ihm.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodGraph</name>
    <message>
        <source>Pods on Kubernetes nodes</source>
        <translation>Pods auf Kubernetes-Nodes</translation>
    </message>
    <message>
        <source>%1 → %2: %3 to go</source>
        <translation>%1 → %2: noch %3</translation>
    </message>
    <message numerus="yes">
        <source>Slots move between %n pair(s) of pods</source>
        <translation>
            <numerusform>Slots wandern zwischen %n Paar von Pods</numerusform>
            <numerusform>Slots wandern zwischen %n Paaren von Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>A tile is filled as far as its pod has slots; round ends: a replica. Point at one for more.</source>
        <translation>Eine Kachel ist so weit gefüllt, wie ihr Pod Slots hat; runde Enden: eine Replica. Zeigen Sie auf eine, um mehr zu sehen.</translation>
    </message>
    <message>
        <source>Point at a pod, or walk with the arrow keys; Enter opens it.</source>
        <translation>Zeigen Sie auf einen Pod, oder gehen Sie mit den Pfeiltasten; die Eingabetaste öffnet ihn.</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n Kubernetes node(s)</source>
        <translation>
            <numerusform>%n Kubernetes-Node</numerusform>
            <numerusform>%n Kubernetes-Nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them not healthy</source>
        <translation>
            <numerusform>%n davon nicht gesund</numerusform>
            <numerusform>%n davon nicht gesund</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>On no node</source>
        <translation>Auf keinem Node</translation>
    </message>
    <message>
        <source>not scheduled or gone</source>
        <translation>nicht zugewiesen oder fort</translation>
    </message>
    <message>
        <source>Point at a pod, or walk with the arrow keys.</source>
        <translation>Zeigen Sie auf einen Pod, oder gehen Sie mit den Pfeiltasten.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodLogView</name>
    <message>
        <source>&amp;Previous run</source>
        <translation>&amp;Voriger Lauf</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>&amp;Zeiten</translation>
    </message>
    <message>
        <source>F&amp;ollow</source>
        <translation>Fol&amp;gen</translation>
    </message>
    <message>
        <source>Search the log</source>
        <translation>Log durchsuchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Saves these lines to a file</source>
        <translation>Speichert diese Zeilen in eine Datei</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>Reads the log again from its start</source>
        <translation>Liest das Log noch einmal von Anfang an</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>The container whose log this is</source>
        <translation>Der Container, dessen Log das ist</translation>
    </message>
    <message>
        <source>The log of the container&apos;s run before this one: why it ended</source>
        <translation>Das Log des vorigen Laufs dieses Containers: warum er endete</translation>
    </message>
    <message>
        <source>The time that the kubelet noted before each line</source>
        <translation>Die Zeit, die das kubelet zu jeder Zeile notiert hat</translation>
    </message>
    <message>
        <source>Shows the newest line as it comes</source>
        <translation>Zeigt die neueste Zeile, sobald sie kommt</translation>
    </message>
    <message>
        <source>Waiting for lines…</source>
        <translation>Es wird auf Zeilen gewartet…</translation>
    </message>
    <message>
        <source>the whole log of the run before</source>
        <translation>das ganze Log des vorigen Laufs</translation>
    </message>
    <message>
        <source>the container has ended; a new run is shown by itself</source>
        <translation>der Container ist beendet; ein neuer Lauf erscheint von selbst</translation>
    </message>
    <message>
        <source>The run before wrote nothing</source>
        <translation>Der vorige Lauf schrieb nichts</translation>
    </message>
    <message>
        <source>Nothing was written</source>
        <translation>Nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>There is no run before</source>
        <translation>Es gibt keinen vorigen Lauf</translation>
    </message>
    <message>
        <source>Container %1 of %2 has not been restarted, or its old log was removed.</source>
        <translation>Container %1 von %2 wurde nicht neu gestartet, oder sein altes Log wurde entfernt.</translation>
    </message>
    <message>
        <source>You may not read this log</source>
        <translation>Sie dürfen dieses Log nicht lesen</translation>
    </message>
    <message>
        <source>The log can&apos;t be read</source>
        <translation>Das Log ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Zeile</numerusform>
            <numerusform>%n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>the oldest lines leave</source>
        <translation>die ältesten Zeilen fallen weg</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>Suche…</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>Log speichern</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) saved to %1</source>
        <translation>
            <numerusform>%n Zeile nach %1 gespeichert</numerusform>
            <numerusform>%n Zeilen nach %1 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodsModel</name>
    <message>
        <source>There is no such pod now</source>
        <translation>Zurzeit gibt es keinen solchen Pod</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <source>Redis says cluster_state:fail</source>
        <translation>Redis sagt cluster_state:fail</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>alone</source>
        <translation>allein</translation>
    </message>
    <message>
        <source>primary</source>
        <translation>Primary</translation>
    </message>
    <message>
        <source>replica</source>
        <translation>Replica</translation>
    </message>
    <message>
        <source>Pod</source>
        <translation>Pod</translation>
    </message>
    <message>
        <source>The StatefulSet&apos;s pod; its ordinal is the number at the end</source>
        <translation>Der Pod des StatefulSets; die Zahl am Ende ist seine Ordinalzahl</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Kubernetes&apos; readiness probe succeeded</source>
        <translation>Die Readiness Probe von Kubernetes ist erfüllt</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>A primary owns slots and takes writes; a replica holds a copy of one primary</source>
        <translation>Ein Primary besitzt Slots und nimmt Schreibvorgänge an; eine Replica hält eine Kopie eines Primarys</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Hash slots that it owns, of 16,384; every key belongs to one slot</source>
        <translation>Hash-Slots, die er besitzt, von 16.384; jeder Key gehört zu einem Slot</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Keys in all its databases</source>
        <translation>Keys in allen seinen Datenbanken</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>used_memory of INFO: what Redis allocated</source>
        <translation>used_memory aus INFO: was Redis belegt hat</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Node</translation>
    </message>
    <message>
        <source>The Kubernetes node that it runs on</source>
        <translation>Der Kubernetes-Node, auf dem er läuft</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The pod&apos;s address; it changes with every restart</source>
        <translation>Die Adresse des Pods; sie ändert sich mit jedem Neustart</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>controller-revision-hash: which version of the pod template it runs</source>
        <translation>controller-revision-hash: mit welcher Version der Pod-Vorlage er läuft</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>How often its containers were restarted</source>
        <translation>Wie oft seine Container neu gestartet wurden</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Since the pod was created</source>
        <translation>Seit der Pod angelegt wurde</translation>
    </message>
    <message>
        <source>Trouble</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Why it is not as it should be</source>
        <translation>Warum er nicht ist, wie er sein soll</translation>
    </message>
    <message>
        <source>Redis node id %1</source>
        <translation>Redis-Node-ID %1</translation>
    </message>
    <message>
        <source>Not the StatefulSet&apos;s newest revision</source>
        <translation>Nicht die neueste Revision des StatefulSets</translation>
    </message>
    <message>
        <source>terminating</source>
        <translation>wird beendet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>replica of %1</source>
        <translation>Replica von %1</translation>
    </message>
    <message>
        <source> (old)</source>
        <translation> (alt)</translation>
    </message>
    <message>
        <source>Its volume %1 stays, with what Redis has saved in it.</source>
        <translation>Sein Volume %1 bleibt, mit dem, was Redis darin gespeichert hat.</translation>
    </message>
    <message>
        <source>It has no volume of its own: the %1 keys that it holds are lost.</source>
        <translation>Er hat kein eigenes Volume: die %1 Keys, die er hält, gehen verloren.</translation>
    </message>
    <message>
        <source>It is a replica: no slot is without its owner meanwhile, but %1 is without this copy.</source>
        <translation>Er ist eine Replica: kein Slot ist währenddessen ohne Besitzer, aber %1 ist ohne diese Kopie.</translation>
    </message>
    <message>
        <source>It owns no slots: no key is out of reach meanwhile.</source>
        <translation>Er besitzt keine Slots: kein Key ist währenddessen unerreichbar.</translation>
    </message>
    <message>
        <source>It owns %1 (%2). %3 can take them over after some seconds; writes that were not copied yet may be lost.</source>
        <translation>Er besitzt %1 (%2). %3 kann sie nach einigen Sekunden übernehmen; noch nicht kopierte Schreibvorgänge können verloren gehen.</translation>
    </message>
    <message>
        <source>It owns %1 (%2) and has no replica: their keys can be neither read nor written until it is back.</source>
        <translation>Er besitzt %1 (%2) und hat keine Replica: ihre Keys können weder gelesen noch geschrieben werden, bis er zurück ist.</translation>
    </message>
    <message>
        <source>there is no such pod now</source>
        <translation>zurzeit gibt es keinen solchen Pod</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>not ready</source>
        <translation>nicht bereit</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>The StatefulSet makes a new pod of that name at once.</source>
        <translation>Das StatefulSet legt sofort einen neuen Pod dieses Namens an.</translation>
    </message>
    <message>
        <source>Its Redis server does not answer, so what it holds is not known.</source>
        <translation>Sein Redis-Server antwortet nicht; was er hält, ist daher nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::PodsView</name>
    <message>
        <source>Filter pods</source>
        <translation>Pods filtern</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s)</source>
        <translation>
            <numerusform>%n Pod</numerusform>
            <numerusform>%n Pods</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n pod(s)</source>
        <translation>
            <numerusform>%1 von %n Pod</numerusform>
            <numerusform>%1 von %n Pods</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Log, events, YAML, terminal and volumes of the selected pod</source>
        <translation>Log, Events, YAML, Terminal und Volumes des ausgewählten Pods</translation>
    </message>
    <message>
        <source>%1 is back</source>
        <translation>%1 ist zurück</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>&amp;Log</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Events</translation>
    </message>
    <message>
        <source>&amp;YAML</source>
        <translation>&amp;YAML</translation>
    </message>
    <message>
        <source>&amp;Terminal</source>
        <translation>&amp;Terminal</translation>
    </message>
    <message>
        <source>&amp;Volumes</source>
        <translation>&amp;Volumes</translation>
    </message>
    <message>
        <source>Redis &amp;console</source>
        <translation>Redis-K&amp;onsole</translation>
    </message>
    <message>
        <source>&amp;Copy name</source>
        <translation>Namen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>Lö&amp;schen…</translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>A workflow is running: see Activity.</source>
        <translation>Ein Workflow läuft: siehe Aktivität.</translation>
    </message>
    <message>
        <source>There is no such pod now.</source>
        <translation>Zurzeit gibt es keinen solchen Pod.</translation>
    </message>
    <message>
        <source>It is being deleted already.</source>
        <translation>Er wird schon gelöscht.</translation>
    </message>
    <message>
        <source>There is no such pod any more.</source>
        <translation>Es gibt keinen solchen Pod mehr.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be deleted</source>
        <translation>%1 kann nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Delete a pod</source>
        <translation>Pod löschen</translation>
    </message>
    <message>
        <source>Delete pod %1?</source>
        <translation>Pod %1 löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>%1 was not deleted</source>
        <translation>%1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>%1 is being deleted</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>The StatefulSet makes it anew; the table shows when it is back.</source>
        <translation>Das StatefulSet legt ihn neu an; die Tabelle zeigt, wann er zurück ist.</translation>
    </message>
    <message>
        <source>Open a terminal in %1? What is typed there can change anything.</source>
        <translation>Ein Terminal in %1 öffnen? Was dort eingegeben wird, kann alles ändern.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ProbeForm</name>
    <message>
        <source>%1s</source>
        <translation>%1s</translation>
    </message>
    <message>
        <source>&amp;Tool</source>
        <translation>&amp;Werkzeug</translation>
    </message>
    <message>
        <source>Slotpilot&apos;s own generator tells everything over time and per shard; redis-benchmark is what comes with Redis, and runs in a pod</source>
        <translation>Slotpilots eigener Generator sagt alles im Zeitverlauf und pro Shard; redis-benchmark kommt mit Redis und läuft in einem Pod</translation>
    </message>
    <message>
        <source>Slotpilot&apos;s own</source>
        <translation>Slotpilots eigenes</translation>
    </message>
    <message>
        <source>&amp;Duration</source>
        <translation>&amp;Dauer</translation>
    </message>
    <message>
        <source>E.g. 30s, 2m or 1h</source>
        <translation>Z. B. 30s, 2m oder 1h</translation>
    </message>
    <message>
        <source>10s</source>
        <translation>10s</translation>
    </message>
    <message>
        <source>30s</source>
        <translation>30s</translation>
    </message>
    <message>
        <source>2m</source>
        <translation>2m</translation>
    </message>
    <message>
        <source>10m</source>
        <translation>10m</translation>
    </message>
    <message>
        <source>1h</source>
        <translation>1h</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>bis zum Stopp</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Von</translation>
    </message>
    <message>
        <source>This computer reaches the pods through tunnels, which adds to every latency. A pod has none of that; one machine is not enough to load a big cluster: workers are pods of a Job.</source>
        <translation>Dieser Rechner erreicht die Pods durch Tunnel, was jede Latenz erhöht. Ein Pod hat nichts davon; ein Rechner genügt nicht, um einen großen Cluster auszulasten: Worker sind Pods eines Jobs.</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>a pod</source>
        <translation>einem Pod</translation>
    </message>
    <message>
        <source>workers</source>
        <translation>Workern</translation>
    </message>
    <message>
        <source>Work&amp;ers</source>
        <translation>W&amp;orker</translation>
    </message>
    <message>
        <source>Pods of a Job; each has all the connections</source>
        <translation>Pods eines Jobs; jeder hat alle Verbindungen</translation>
    </message>
    <message>
        <source>Con&amp;nections</source>
        <translation>Ver&amp;bindungen</translation>
    </message>
    <message>
        <source>Dealt out to the primaries, at least one each</source>
        <translation>Auf die Primarys verteilt, mindestens eine für jeden</translation>
    </message>
    <message>
        <source>&amp;Keys at once</source>
        <translation>Keys au&amp;f einmal</translation>
    </message>
    <message>
        <source>&amp;Pipelining</source>
        <translation>&amp;Pipelining</translation>
    </message>
    <message>
        <source>Requests in flight on each connection</source>
        <translation>Anfragen, die auf jeder Verbindung unterwegs sind</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>&amp;Schleife</translation>
    </message>
    <message>
        <source>Closed: the next request goes out when the last was answered. Open: they go out at a rate, and latency counts from the intended time, so that a stall is seen by all who waited.</source>
        <translation>Geschlossen: die nächste Anfrage geht hinaus, wenn die letzte beantwortet ist. Offen: sie gehen mit einer Rate hinaus, und die Latenz zählt ab der vorgesehenen Zeit, sodass eine Stockung bei allen zählt, die warteten.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>open, at a rate</source>
        <translation>offen, mit Rate</translation>
    </message>
    <message>
        <source>&amp;Rate a second</source>
        <translation>&amp;Rate pro Sekunde</translation>
    </message>
    <message>
        <source>Operations a second of all connections together</source>
        <translation>Operationen pro Sekunde aller Verbindungen zusammen</translation>
    </message>
    <message>
        <source>as fast as it can</source>
        <translation>so schnell es geht</translation>
    </message>
    <message>
        <source>Val&amp;ue size</source>
        <translation>Wer&amp;tgröße</translation>
    </message>
    <message>
        <source>Bytes of a value</source>
        <translation>Bytes eines Wertes</translation>
    </message>
    <message>
        <source> B</source>
        <translation> B</translation>
    </message>
    <message>
        <source>Re&amp;ads</source>
        <translation>&amp;Lesen</translation>
    </message>
    <message>
        <source>GETs among the operations; the others are SETs</source>
        <translation>GETs unter den Operationen; der Rest sind SETs</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Keys</translation>
    </message>
    <message>
        <source>They are written before anything is measured, so that there is something to read</source>
        <translation>Sie werden geschrieben, bevor gemessen wird, damit es etwas zu lesen gibt</translation>
    </message>
    <message>
        <source>Ch&amp;osen</source>
        <translation>A&amp;uswahl</translation>
    </message>
    <message>
        <source>How the keys are chosen: all alike, or some far more often than others (zipf)</source>
        <translation>Wie die Keys gewählt werden: alle gleich oft, oder manche viel öfter als andere (zipf)</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>zipf %1</source>
        <translation>zipf %1</translation>
    </message>
    <message>
        <source>redis-benchmark needs an end: give it a duration</source>
        <translation>redis-benchmark braucht ein Ende: geben Sie eine Dauer an</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ProbeView</name>
    <message>
        <source>The result could not be kept</source>
        <translation>Das Ergebnis konnte nicht aufbewahrt werden</translation>
    </message>
    <message>
        <source>Back to the running one</source>
        <translation>Zurück zum laufenden</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes the result that is shown into a file</source>
        <translation>Schreibt das gezeigte Ergebnis in eine Datei</translation>
    </message>
    <message>
        <source>CSV: a line a second, for spreadsheets…</source>
        <translation>CSV: eine Zeile pro Sekunde, für Tabellenkalkulationen…</translation>
    </message>
    <message>
        <source>JSON: all of it, for programs…</source>
        <translation>JSON: alles, für Programme…</translation>
    </message>
    <message>
        <source>PNG: the charts as a picture…</source>
        <translation>PNG: die Diagramme als Bild…</translation>
    </message>
    <message>
        <source>SVG: the charts, to be scaled…</source>
        <translation>SVG: die Diagramme, skalierbar…</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Totals</source>
        <translation>Summen</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>Errors and retries</source>
        <translation>Fehler und Wiederholungen</translation>
    </message>
    <message>
        <source>Kept results</source>
        <translation>Aufbewahrte Ergebnisse</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Connect to a cluster first.</source>
        <translation>Verbinden Sie sich zuerst mit einem Cluster.</translation>
    </message>
    <message>
        <source>The cluster is being read.</source>
        <translation>Der Cluster wird gelesen.</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old.</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein.</translation>
    </message>
    <message>
        <source>There is no Redis Cluster yet: create it first.</source>
        <translation>Es gibt noch keinen Redis Cluster: zuerst erstellen.</translation>
    </message>
    <message>
        <source>It can&apos;t start</source>
        <translation>Start nicht möglich</translation>
    </message>
    <message>
        <source>Is every acknowledged write still there?</source>
        <translation>Ist jeder bestätigte Schreibvorgang noch da?</translation>
    </message>
    <message>
        <source>Writes and reads keys of its own, compares what it reads with what was acknowledged, and notes every millisecond in which a shard did not answer. Let it run while you scale, upgrade, or break something. The keys are deleted in the end.</source>
        <translation>Schreibt und liest eigene Keys, vergleicht das Gelesene mit dem, was bestätigt wurde, und hält jede Millisekunde fest, in der ein Shard nicht antwortete. Lassen Sie es laufen, während Sie skalieren, aktualisieren oder etwas zerstören. Die Keys werden am Ende gelöscht.</translation>
    </message>
    <message>
        <source>How fast is this cluster?</source>
        <translation>Wie schnell ist dieser Cluster?</translation>
    </message>
    <message>
        <source>Throughput and latencies over time and per shard, from this computer, from a pod, or from several pods together. The keys are its own, and are deleted in the end.</source>
        <translation>Durchsatz und Latenzen im Zeitverlauf und pro Shard, von diesem Rechner, aus einem Pod oder aus mehreren Pods zusammen. Die Keys sind eigene und werden am Ende gelöscht.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>St&amp;opp</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>Sta&amp;rt</translation>
    </message>
    <message>
        <source>What there is so far is kept, and marked as incomplete</source>
        <translation>Was bisher da ist, bleibt erhalten und wird als unvollständig gekennzeichnet</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Two selected ones, or the selected one with the one that is shown</source>
        <translation>Zwei ausgewählte, oder das ausgewählte mit dem gezeigten</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Not run alike, and different for that reason, too: %1</source>
        <translation>Nicht gleich gelaufen, und auch deshalb verschieden: %1</translation>
    </message>
    <message>
        <source>Stopped before it began: there is no result</source>
        <translation>Gestoppt, bevor es begann: es gibt kein Ergebnis</translation>
    </message>
    <message>
        <source>It could not be done</source>
        <translation>Es ließ sich nicht ausführen</translation>
    </message>
    <message>
        <source>There are keys with its prefix already</source>
        <translation>Es gibt schon Keys mit diesem Präfix</translation>
    </message>
    <message>
        <source>Another one is at work, or one was killed. If nobody else runs one, delete the leftovers.</source>
        <translation>Eine andere Messung ist am Werk, oder eine wurde abgeschossen. Falls sonst niemand eine laufen hat, löschen Sie die Reste.</translation>
    </message>
    <message>
        <source>Delete them and start</source>
        <translation>Löschen und starten</translation>
    </message>
    <message>
        <source>Use Slotpilot&apos;s own</source>
        <translation>Slotpilots eigenes nehmen</translation>
    </message>
    <message>
        <source>Run it from this computer</source>
        <translation>Von diesem Rechner aus laufen lassen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Check the cluster</source>
        <translation>Cluster prüfen</translation>
    </message>
    <message>
        <source>The kept results can&apos;t be read</source>
        <translation>Die aufbewahrten Ergebnisse sind nicht lesbar</translation>
    </message>
    <message>
        <source>Kept results (%1)</source>
        <translation>Aufbewahrte Ergebnisse (%1)</translation>
    </message>
    <message>
        <source>The result can&apos;t be read</source>
        <translation>Das Ergebnis ist nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n kept result(s)?</source>
        <translation>
            <numerusform>%n aufbewahrtes Ergebnis löschen?</numerusform>
            <numerusform>%n aufbewahrte Ergebnisse löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be deleted</source>
        <translation>Es konnte nicht gelöscht werden</translation>
    </message>
    <message>
        <source>Export the result</source>
        <translation>Ergebnis exportieren</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>It could not be written</source>
        <translation>Es konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Write keys of its own into the cluster, and delete them in the end?</source>
        <translation>Eigene Keys in den Cluster schreiben und am Ende löschen?</translation>
    </message>
    <message>
        <source>Workers of a run that was killed are left: %1</source>
        <translation>Arbeiter eines abgeschossenen Laufs sind noch da: %1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The next run removes them.</source>
        <translation>Der nächste Lauf räumt sie weg.</translation>
    </message>
    <message>
        <source>Remove them now</source>
        <translation>Jetzt wegräumen</translation>
    </message>
    <message>
        <source>Remove the Jobs that a killed run left?</source>
        <translation>Die Jobs wegräumen, die ein abgeschossener Lauf hinterlassen hat?</translation>
    </message>
    <message>
        <source>They are being removed…</source>
        <translation>Sie werden weggeräumt …</translation>
    </message>
    <message>
        <source>They could not be removed</source>
        <translation>Sie konnten nicht weggeräumt werden</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RangesModel</name>
    <message>
        <source>migrating to %1</source>
        <translation>zieht um zu %1</translation>
    </message>
    <message>
        <source>%1 imports from %2</source>
        <translation>%1 importiert von %2</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>a stranger</source>
        <translation>ein Fremder</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>First and last hash slot of the range</source>
        <translation>Erster und letzter Hash-Slot des Bereichs</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Slots in the range</source>
        <translation>Slots im Bereich</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>The pod whose Redis node serves them</source>
        <translation>Der Pod, dessen Redis-Node sie bedient</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Migrating or importing: on the way from one node to another</source>
        <translation>Migrating oder importing: unterwegs von einem Node zu einem anderen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ReplayView</name>
    <message>
        <source>All runs</source>
        <translation>Alle Läufe</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Writes this run to a file: a report, its data, or pictures</source>
        <translation>Schreibt diesen Lauf in eine Datei: einen Bericht, seine Daten oder Bilder</translation>
    </message>
    <message>
        <source>&amp;Report (one HTML page)…</source>
        <translation>&amp;Bericht (eine HTML-Seite)…</translation>
    </message>
    <message>
        <source>Data to be &amp;imported elsewhere (JSON)…</source>
        <translation>Daten für den &amp;Import anderswo (JSON)…</translation>
    </message>
    <message>
        <source>&amp;Table of slots and keys (CSV)…</source>
        <translation>&amp;Tabelle der Slots und Keys (CSV)…</translation>
    </message>
    <message>
        <source>&amp;Pictures (PNG)…</source>
        <translation>Bilder (&amp;PNG)…</translation>
    </message>
    <message>
        <source>Pictures (&amp;SVG)…</source>
        <translation>Bilder (&amp;SVG)…</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Abspielen (Leertaste)</translation>
    </message>
    <message>
        <source>To where the step before began</source>
        <translation>Dorthin, wo der Schritt davor begann</translation>
    </message>
    <message>
        <source>To where the next step began</source>
        <translation>Dorthin, wo der nächste Schritt begann</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>Moment des Laufs</translation>
    </message>
    <message>
        <source>How fast it is played</source>
        <translation>Wie schnell er abgespielt wird</translation>
    </message>
    <message>
        <source>¼ ×</source>
        <translation>¼ ×</translation>
    </message>
    <message>
        <source>½ ×</source>
        <translation>½ ×</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Log of the run</source>
        <translation>Log des Laufs</translation>
    </message>
    <message>
        <source>Lines of which step</source>
        <translation>Zeilen welches Schrittes</translation>
    </message>
    <message>
        <source>Filter the log</source>
        <translation>Log filtern</translation>
    </message>
    <message>
        <source>What is drawn over time</source>
        <translation>Was im Zeitverlauf gezeichnet wird</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Slots, stacked</source>
        <translation>Slots, gestapelt</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Keys, stacked</source>
        <translation>Keys, gestapelt</translation>
    </message>
    <message>
        <source>Nothing was recorded while this run went on: it has its steps and its log. Runs are recorded since this version of Slotpilot.</source>
        <translation>Während dieses Laufs wurde nichts aufgezeichnet: es gibt seine Schritte und sein Log. Läufe werden seit dieser Version von Slotpilot aufgezeichnet.</translation>
    </message>
    <message>
        <source>What is shown of this moment</source>
        <translation>Was von diesem Moment gezeigt wird</translation>
    </message>
    <message>
        <source>Slot map</source>
        <translation>Slot-Karte</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>All steps</source>
        <translation>Alle Schritte</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source> in %1</source>
        <translation> in %1</translation>
    </message>
    <message>
        <source>Slots per pod over time</source>
        <translation>Slots pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>Keys per pod over time</source>
        <translation>Keys pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>The run is over: %1</source>
        <translation>Der Lauf ist vorbei: %1</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Leertaste)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ResourcesModel</name>
    <message>
        <source>Resource</source>
        <translation>Ressource</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Kapazität</translation>
    </message>
    <message>
        <source>What the machine has</source>
        <translation>Was die Maschine hat</translation>
    </message>
    <message>
        <source>Allocatable</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>What pods may have of it</source>
        <translation>Was Pods davon haben dürfen</translation>
    </message>
    <message>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <source>Sum of the requests of the pods on it: what the scheduler counts with</source>
        <translation>Summe der Requests der Pods darauf: womit der Scheduler rechnet</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Requested of allocatable</source>
        <translation>Angefordert vom Verfügbaren</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ResultView</name>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1
from %2 s to %3 s after the start</source>
        <translation>%1
von %2 s bis %3 s nach dem Start</translation>
    </message>
    <message>
        <source>%1 (tried again)</source>
        <translation>%1 (wiederholt)</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99.9</source>
        <translation>p99.9</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>Workflow</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>Operations a second</source>
        <translation>Operationen pro Sekunde</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Errors and retries a second</source>
        <translation>Fehler und Wiederholungen pro Sekunde</translation>
    </message>
    <message>
        <source>Unavailability per shard</source>
        <translation>Nichtverfügbarkeit pro Shard</translation>
    </message>
    <message>
        <source>redis-benchmark tells its figures in the end only: there is nothing to draw over time. It leaves its keys (key:…) in the cluster.</source>
        <translation>redis-benchmark nennt seine Zahlen erst am Ende: im Zeitverlauf gibt es nichts zu zeichnen. Seine Keys (key:…) lässt es im Cluster.</translation>
    </message>
    <message>
        <source>Time of the load that is over</source>
        <translation>Zeit der Last, die vorbei ist</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n Verbindung</numerusform>
            <numerusform>%n Verbindungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 at once on each</source>
        <translation>je %1 auf einmal</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <translation>%1 verlangt</translation>
    </message>
    <message>
        <source>as fast as answers come</source>
        <translation>so schnell Antworten kommen</translation>
    </message>
    <message>
        <source>%1 a value</source>
        <translation>%1 pro Wert</translation>
    </message>
    <message>
        <source>%1 % reads</source>
        <translation>%1 % Lesen</translation>
    </message>
    <message>
        <source>zipf %1</source>
        <translation>zipf %1</translation>
    </message>
    <message>
        <source>uniform</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>Writes that were acknowledged, and are missing</source>
        <translation>Schreibvorgänge, die bestätigt wurden und fehlen</translation>
    </message>
    <message>
        <source>not acknowledged</source>
        <translation>nicht bestätigt</translation>
    </message>
    <message>
        <source>Writes that took effect though their replies never came; they are not lost</source>
        <translation>Schreibvorgänge, die wirkten, obwohl nie eine Antwort kam; sie sind nicht verloren</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>On average</source>
        <translation>Im Durchschnitt</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>Half of the operations took no longer</source>
        <translation>Die Hälfte der Operationen dauerte nicht länger</translation>
    </message>
    <message>
        <source>99 % of the operations took no longer</source>
        <translation>99 % der Operationen dauerten nicht länger</translation>
    </message>
    <message>
        <source>99.9 % of them took no longer</source>
        <translation>99,9 % davon dauerten nicht länger</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Operations that were given up</source>
        <translation>Operationen, die aufgegeben wurden</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>longest gap</source>
        <translation>längste Lücke</translation>
    </message>
    <message>
        <source>Somebody waited for a shard, and nobody got an answer</source>
        <translation>Jemand wartete auf einen Shard, und niemand bekam eine Antwort</translation>
    </message>
    <message>
        <source>redis-benchmark is running</source>
        <translation>redis-benchmark läuft</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Vorbereitung…</translation>
    </message>
    <message>
        <source>It tells its figures in the end only</source>
        <translation>Es nennt seine Zahlen erst am Ende</translation>
    </message>
    <message>
        <source>Pods for the load are being started</source>
        <translation>Pods für die Last werden gestartet</translation>
    </message>
    <message>
        <source>Looking that no keys with its prefix are there</source>
        <translation>Es wird nachgesehen, dass es keine Keys mit diesem Präfix gibt</translation>
    </message>
    <message>
        <source>Writing the keys that are to be read</source>
        <translation>Die Keys, die gelesen werden sollen, werden geschrieben</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n acknowledged write(s) were lost so far</source>
        <translation>
            <numerusform>%n bestätigter Schreibvorgang ging bisher verloren</numerusform>
            <numerusform>%n bestätigte Schreibvorgänge gingen bisher verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>No acknowledged write was lost so far</source>
        <translation>Bisher ging kein bestätigter Schreibvorgang verloren</translation>
    </message>
    <message>
        <source>Reading once more what was written; deleting the keys</source>
        <translation>Das Geschriebene wird noch einmal gelesen; die Keys werden gelöscht</translation>
    </message>
    <message>
        <source>Deleting the keys</source>
        <translation>Die Keys werden gelöscht</translation>
    </message>
    <message>
        <source>%1 s so far; it goes on until you stop it</source>
        <translation>%1 s bisher; es läuft, bis Sie es stoppen</translation>
    </message>
    <message>
        <source>%1 s of %2</source>
        <translation>%1 s von %2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Stopped after %1 s</source>
        <translation>Nach %1 s gestoppt</translation>
    </message>
    <message>
        <source>Incomplete: stopped after %1 s of %2</source>
        <translation>Unvollständig: nach %1 s von %2 gestoppt</translation>
    </message>
    <message>
        <source>Incomplete: what is here was measured before it ended</source>
        <translation>Unvollständig: was hier steht, wurde gemessen, bevor es abbrach</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RunLinesModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Since the run began</source>
        <translation>Seit der Lauf begann</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::RunsModel</name>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>%1, imported</source>
        <translation>%1, importiert</translation>
    </message>
    <message>
        <source>Deploy</source>
        <translation>Deployen</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <source>Scale or upgrade</source>
        <translation>Skalieren oder Upgrade</translation>
    </message>
    <message>
        <source>Rebalance</source>
        <translation>Neu verteilen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Way back</source>
        <translation>Rückweg</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When it was begun</source>
        <translation>Wann er begonnen wurde</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie er endete</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <source>Context, namespace and StatefulSet</source>
        <translation>Kontext, Namespace und StatefulSet</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Lauf %1</translation>
    </message>
    <message>
        <source>never begun</source>
        <translation>nie begonnen</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Session</name>
    <message>
        <source>playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Asking the cluster what Deploy would change…</source>
        <translation>Der Cluster wird gefragt, was Deployen ändern würde…</translation>
    </message>
    <message>
        <source>Deploy can&apos;t be planned</source>
        <translation>Deployen lässt sich nicht planen</translation>
    </message>
    <message>
        <source>Nothing to deploy</source>
        <translation>Nichts zu deployen</translation>
    </message>
    <message>
        <source>Looking at every pod before planning…</source>
        <translation>Vor dem Planen wird jeder Pod angesehen…</translation>
    </message>
    <message>
        <source>The cluster can&apos;t be created</source>
        <translation>Der Cluster kann nicht erstellt werden</translation>
    </message>
    <message>
        <source>Nothing to create</source>
        <translation>Nichts zu erstellen</translation>
    </message>
    <message>
        <source>This can&apos;t be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>It can&apos;t be repaired</source>
        <translation>Das lässt sich nicht reparieren</translation>
    </message>
    <message>
        <source>Nothing to repair</source>
        <translation>Nichts zu reparieren</translation>
    </message>
    <message>
        <source>The StatefulSet can&apos;t be read</source>
        <translation>Das StatefulSet ist nicht lesbar</translation>
    </message>
    <message>
        <source>Planning the way back…</source>
        <translation>Der Rückweg wird geplant…</translation>
    </message>
    <message>
        <source>There is no way back</source>
        <translation>Es gibt keinen Rückweg</translation>
    </message>
    <message>
        <source>Nothing to turn around</source>
        <translation>Nichts umzukehren</translation>
    </message>
    <message>
        <source>The run can&apos;t be given up</source>
        <translation>Der Lauf kann nicht aufgegeben werden</translation>
    </message>
    <message>
        <source>%1 (built in)</source>
        <translation>%1 (eingebaut)</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>From the next start. What the engine says (steps, errors) is English.</source>
        <translation>Ab dem nächsten Start. Was die Engine sagt (Schritte, Fehler), ist Englisch.</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Gentle: clients hardly feel it</source>
        <translation>Sanft: Clients spüren kaum etwas</translation>
    </message>
    <message>
        <source>Fast: as fast as the servers can</source>
        <translation>Schnell: so schnell die Server können</translation>
    </message>
    <message>
        <source>What the forms of Scale, Upgrade and Rebalance begin with</source>
        <translation>Womit die Formulare für Skalieren, Upgrade und Neu verteilen beginnen</translation>
    </message>
    <message>
        <source>&amp;Notify me when long work ends and the window is not in front</source>
        <translation>&amp;Melden, wenn eine lange Arbeit endet und das Fenster nicht vorn ist</translation>
    </message>
    <message>
        <source>from the next start</source>
        <translation>ab dem nächsten Start</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>&amp;Sprache:</translation>
    </message>
    <message>
        <source>&amp;Colours:</source>
        <translation>&amp;Farben:</translation>
    </message>
    <message>
        <source>&amp;Moving keys:</source>
        <translation>&amp;Keys verschieben:</translation>
    </message>
    <message>
        <source>Contexts and what may be changed in them</source>
        <translation>Kontexte, und was darin geändert werden darf</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>What may be changed</source>
        <translation>Was geändert werden darf</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>After its name is typed (protected)</source>
        <translation>Nach Eingabe des Namens (geschützt)</translation>
    </message>
    <message>
        <source>Nothing (read-only)</source>
        <translation>Nichts (schreibgeschützt)</translation>
    </message>
    <message>
        <source>What may be changed in %1</source>
        <translation>Was in %1 geändert werden darf</translation>
    </message>
    <message>
        <source>Contexts of the kubeconfig can be marked as protected or read-only here; there are none yet.</source>
        <translation>Hier können Kontexte der kubeconfig als geschützt oder schreibgeschützt markiert werden; noch gibt es keine.</translation>
    </message>
    <message>
        <source>Contexts that are to be changed with care, or not at all:</source>
        <translation>Kontexte, in denen nur mit Vorsicht oder gar nichts geändert werden soll:</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ShellView</name>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Output of the shell</source>
        <translation>Ausgabe der Shell</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>Container</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>What is run in the container; words are parted by spaces</source>
        <translation>Was im Container ausgeführt wird; Wörter durch Leerzeichen getrennt</translation>
    </message>
    <message>
        <source>Ends the shell and what runs in it</source>
        <translation>Beendet die Shell und was darin läuft</translation>
    </message>
    <message>
        <source>Line for the shell</source>
        <translation>Zeile für die Shell</translation>
    </message>
    <message>
        <source>A command, e.g. ls -l /data</source>
        <translation>Ein Befehl, z. B. ls -l /data</translation>
    </message>
    <message>
        <source>— ended —</source>
        <translation>— beendet —</translation>
    </message>
    <message>
        <source>— ended with exit code %1 —</source>
        <translation>— beendet mit Exit-Code %1 —</translation>
    </message>
    <message>
        <source>— %1 —</source>
        <translation>— %1 —</translation>
    </message>
    <message>
        <source>— %1 in %2 —</source>
        <translation>— %1 in %2 —</translation>
    </message>
    <message>
        <source>Lines go to %1 as they are; programs that draw the screen (vi, top) can&apos;t be used here</source>
        <translation>Zeilen gehen unverändert an %1; Programme, die den Bildschirm zeichnen (vi, top), gehen hier nicht</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Start…</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::ShortcutsDialog</name>
    <message>
        <source>On pages</source>
        <translation>Auf Seiten</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Filter shortcuts</source>
        <translation>Tastenkürzel filtern</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotMap</name>
    <message>
        <source>Map of the 16,384 slots</source>
        <translation>Karte der 16.384 Slots</translation>
    </message>
    <message>
        <source>owned by nobody</source>
        <translation>gehört niemandem</translation>
    </message>
    <message>
        <source>owned by a stranger</source>
        <translation>gehört einem Fremden</translation>
    </message>
    <message>
        <source>, migrating away</source>
        <translation>, zieht weg</translation>
    </message>
    <message>
        <source>, being imported by another</source>
        <translation>, wird von einem anderen importiert</translation>
    </message>
    <message>
        <source>, moving to another</source>
        <translation>, zieht zu einem anderen um</translation>
    </message>
    <message>
        <source>Slot %1: %2</source>
        <translation>Slot %1: %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotsChart</name>
    <message>
        <source>Slots per pod</source>
        <translation>Slots pro Pod</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::SlotsView</name>
    <message>
        <source>Filter ranges by owner or state</source>
        <translation>Bereiche nach Besitzer oder Zustand filtern</translation>
    </message>
    <message>
        <source>Ranges of slots</source>
        <translation>Slot-Bereiche</translation>
    </message>
    <message>
        <source>Slots per pod</source>
        <translation>Slots pro Pod</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>Zeitverlauf</translation>
    </message>
    <message>
        <source>Stacked</source>
        <translation>Gestapelt</translation>
    </message>
    <message numerus="yes">
        <source>%n range(s)</source>
        <translation>
            <numerusform>%n Bereich</numerusform>
            <numerusform>%n Bereiche</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n range(s)</source>
        <translation>
            <numerusform>%1 von %n Bereich</numerusform>
            <numerusform>%1 von %n Bereichen</numerusform>
        </translation>
    </message>
    <message>
        <source>Slots per pod over time</source>
        <translation>Slots pro Pod im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>16,384 slots, 128 to a row. Point at one, or walk with the arrow keys.</source>
        <translation>16.384 Slots, 128 pro Zeile. Zeigen Sie auf einen, oder gehen Sie mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source> · %1 keys in its %2</source>
        <translation> · %1 Keys in seinen %2</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Slots</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>What is drawn over time</source>
        <translation>Was im Zeitverlauf gezeichnet wird</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Wie es gezeichnet wird</translation>
    </message>
    <message>
        <source>While a workflow moves slots, each pod&apos;s slots and keys are drawn here over time.</source>
        <translation>Während ein Workflow Slots verschiebt, werden hier die Slots und Keys jedes Pods im Zeitverlauf gezeichnet.</translation>
    </message>
    <message>
        <source>Keys per pod over time</source>
        <translation>Keys pro Pod im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StatusLine</name>
    <message>
        <source>STALE</source>
        <translation>VERALTET</translation>
    </message>
    <message>
        <source>Round trip to the Kubernetes API server</source>
        <translation>Umlaufzeit zum API-Server von Kubernetes</translation>
    </message>
    <message>
        <source>Since anything in this cluster was last seen to change</source>
        <translation>Seit in diesem Cluster zuletzt eine Änderung gesehen wurde</translation>
    </message>
    <message>
        <source>The connection is lost: what is shown may be old</source>
        <translation>Die Verbindung ist verloren: was zu sehen ist, kann veraltet sein</translation>
    </message>
    <message>
        <source>Stale: what is shown may be old</source>
        <translation>Veraltet: was zu sehen ist, kann überholt sein</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>Verbinden mit %1…</translation>
    </message>
    <message>
        <source>Not connected: %1 failed</source>
        <translation>Nicht verbunden: %1 scheiterte</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>Spielwiese</translation>
    </message>
    <message>
        <source>Kubernetes %1</source>
        <translation>Kubernetes %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>&lt;1 ms</source>
        <translation>&lt;1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>last change %1 ago</source>
        <translation>letzte Änderung vor %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>geschützt</translation>
    </message>
    <message>
        <source>Before anything is changed, the context&apos;s name is to be typed.</source>
        <translation>Bevor etwas geändert wird, ist der Name des Kontexts einzugeben.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StepChanges</name>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 fewer</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>ready now</source>
        <translation>jetzt bereit</translation>
    </message>
    <message>
        <source>not ready now</source>
        <translation>jetzt nicht bereit</translation>
    </message>
    <message>
        <source>address %1</source>
        <translation>Adresse %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>is new</source>
        <translation>ist neu</translation>
    </message>
    <message>
        <source>was replaced</source>
        <translation>wurde ersetzt</translation>
    </message>
    <message>
        <source>runs %1</source>
        <translation>läuft mit %1</translation>
    </message>
    <message>
        <source>is gone</source>
        <translation>ist fort</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::StepDetails</name>
    <message>
        <source>%1 → %2: %3</source>
        <translation>%1 → %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more pair(s)</source>
        <translation>
            <numerusform>und %n weiteres Paar</numerusform>
            <numerusform>und %n weitere Paare</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 keys, %2, in about %3</source>
        <translation>%1 Keys, %2, in etwa %3</translation>
    </message>
    <message>
        <source>The chosen step</source>
        <translation>Der gewählte Schritt</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Was schiefging</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>Was umzieht</translation>
    </message>
    <message>
        <source>Expected, if a pod&apos;s keys are spread evenly over its slots</source>
        <translation>Erwartet, falls die Keys eines Pods gleichmäßig auf seine Slots verteilt sind</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>By hand, one would type</source>
        <translation>Von Hand würde man eingeben</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>Risiko</translation>
    </message>
    <message>
        <source>How much it can hurt if it goes wrong</source>
        <translation>Wie sehr es schaden kann, wenn es schiefgeht</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>Erwartet</translation>
    </message>
    <message>
        <source>The state that the step leaves behind</source>
        <translation>Der Zustand, den der Schritt hinterlässt</translation>
    </message>
    <message>
        <source>What the cluster said when it was looked at last</source>
        <translation>Was der Cluster sagte, als er zuletzt angesehen wurde</translation>
    </message>
    <message>
        <source>Just done, and highlighted on the pages</source>
        <translation>Gerade getan und auf den Seiten hervorgehoben</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Nothing that the pages show has changed.</source>
        <translation>Nichts, was die Seiten zeigen, hat sich geändert.</translation>
    </message>
    <message>
        <source>Looking at what it changed…</source>
        <translation>Es wird nachgesehen, was sich geändert hat…</translation>
    </message>
    <message>
        <source>Changed:
%1</source>
        <translation>Geändert:
%1</translation>
    </message>
    <message>
        <source>comes next; nothing of it has run yet</source>
        <translation>kommt als Nächstes; noch nichts davon ist gelaufen</translation>
    </message>
    <message>
        <source>High: read it before you run it.</source>
        <translation>Hoch: lesen Sie ihn, bevor Sie ihn ausführen.</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>As the API server answered when it was asked what it would do</source>
        <translation>Wie der API-Server antwortete, als er gefragt wurde, was er täte</translation>
    </message>
    <message>
        <source>Seen: %1</source>
        <translation>Gesehen: %1</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TargetBar</name>
    <message>
        <source>Context</source>
        <translation>Kontext</translation>
    </message>
    <message>
        <source>The Kubernetes cluster and user, from the kubeconfig</source>
        <translation>Der Kubernetes-Cluster und der Benutzer, aus der kubeconfig</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namespace</translation>
    </message>
    <message>
        <source>The Kubernetes namespace; choose or type one</source>
        <translation>Der Namespace in Kubernetes; wählen oder eingeben</translation>
    </message>
    <message>
        <source>StatefulSet</source>
        <translation>StatefulSet</translation>
    </message>
    <message>
        <source>The StatefulSet whose pods are the Redis servers</source>
        <translation>Das StatefulSet, dessen Pods die Redis-Server sind</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TimeChart</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>No step ran for %1</source>
        <translation>%1 lang lief kein Schritt</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::TimePanels</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>Charts over time</source>
        <translation>Diagramme im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::Timeline</name>
    <message>
        <source>Steps over time</source>
        <translation>Schritte im Zeitverlauf</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::UpdateForm</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>redis.conf</source>
        <translation>redis.conf</translation>
    </message>
    <message>
        <source>The StatefulSet as YAML</source>
        <translation>Das StatefulSet als YAML</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>&amp;Delete the volumes (PVCs) of pods that go</source>
        <translation>Volumes (PVCs) von Pods, die gehen, &amp;löschen</translation>
    </message>
    <message>
        <source>Their data is on the other pods by then. Kept volumes would meet the next scale-up as leftovers.</source>
        <translation>Ihre Daten sind dann auf den anderen Pods. Behaltene Volumes würden dem nächsten Hochskalieren als Reste begegnen.</translation>
    </message>
    <message>
        <source>&amp;Number of pods:</source>
        <translation>&amp;Zahl der Pods:</translation>
    </message>
    <message>
        <source>Pods</source>
        <translation>Pods</translation>
    </message>
    <message>
        <source>&amp;Image:</source>
        <translation>I&amp;mage:</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>CPU:</source>
        <translation>CPU:</translation>
    </message>
    <message>
        <source>Memory:</source>
        <translation>Speicher:</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>E.g. 500m: half a core</source>
        <translation>Z. B. 500m: ein halber Kern</translation>
    </message>
    <message>
        <source>E.g. 512Mi or 2Gi</source>
        <translation>Z. B. 512Mi oder 2Gi</translation>
    </message>
    <message>
        <source>What runs</source>
        <translation>Was läuft</translation>
    </message>
    <message>
        <source>A pod with weight 2 gets twice the slots of one with 1; with 0 it is emptied.</source>
        <translation>Ein Pod mit Gewicht 2 bekommt doppelt so viele Slots wie einer mit 1; mit 0 wird er geleert.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>&amp;Auto</source>
        <translation>Aut&amp;o</translation>
    </message>
    <message>
        <source>Failover where every primary has a replica, else drain.</source>
        <translation>Failover, wo jeder Primary eine Replica hat, sonst Leeren.</translation>
    </message>
    <message>
        <source>D&amp;rain</source>
        <translation>Lee&amp;ren</translation>
    </message>
    <message>
        <source>Each pod&apos;s slots move to pods that have restarted already; then it restarts.</source>
        <translation>Die Slots jedes Pods ziehen zu Pods um, die schon neu gestartet sind; dann startet er neu.</translation>
    </message>
    <message>
        <source>&amp;Failover</source>
        <translation>&amp;Failover</translation>
    </message>
    <message>
        <source>A replica takes over from each primary before it restarts: no slot moves.</source>
        <translation>Eine Replica übernimmt von jedem Primary, bevor er neu startet: kein Slot zieht um.</translation>
    </message>
    <message>
        <source>&amp;Surge</source>
        <translation>S&amp;urge</translation>
    </message>
    <message>
        <source>Drain with one pod more meanwhile, so that no pod holds more than its share.</source>
        <translation>Leeren mit einem Pod mehr, damit kein Pod mehr als seinen Anteil hält.</translation>
    </message>
    <message>
        <source>How pods are emptied before they restart</source>
        <translation>Wie Pods vor dem Neustart geleert werden</translation>
    </message>
    <message>
        <source>&amp;Gentle</source>
        <translation>Sa&amp;nft</translation>
    </message>
    <message>
        <source>Clients hardly feel it: short batches with rests between.</source>
        <translation>Clients spüren kaum etwas: kleine Portionen mit Pausen dazwischen.</translation>
    </message>
    <message>
        <source>Fas&amp;t</source>
        <translation>Schn&amp;ell</translation>
    </message>
    <message>
        <source>As fast as the servers can; clients may wait some milliseconds longer.</source>
        <translation>So schnell die Server können; Clients warten vielleicht einige Millisekunden länger.</translation>
    </message>
    <message>
        <source>Speed of moving keys</source>
        <translation>Tempo beim Verschieben der Keys</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>wie jetzt</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>Some pod needs a weight above 0.</source>
        <translation>Mindestens ein Pod braucht ein Gewicht über 0.</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::UpdateView</name>
    <message>
        <source>Scale %1</source>
        <translation>%1 skalieren</translation>
    </message>
    <message>
        <source>Upgrade %1</source>
        <translation>Upgrade von %1</translation>
    </message>
    <message>
        <source>Rebalance %1</source>
        <translation>%1 neu verteilen</translation>
    </message>
    <message>
        <source>Slots of %1</source>
        <translation>Slots von %1</translation>
    </message>
    <message>
        <source>Close this form</source>
        <translation>Dieses Formular schließen</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Rese&amp;t</source>
        <translation>Zur&amp;ücksetzen</translation>
    </message>
    <message>
        <source>Back to what runs</source>
        <translation>Zurück zu dem, was läuft</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>&amp;Vorschau</translation>
    </message>
    <message>
        <source>Makes the plan and shows it; nothing happens yet</source>
        <translation>Macht den Plan und zeigt ihn; noch geschieht nichts</translation>
    </message>
    <message>
        <source>&amp;Back to the form</source>
        <translation>Zurück zum &amp;Formular</translation>
    </message>
    <message>
        <source>Puts this plan away and goes on editing</source>
        <translation>Legt diesen Plan weg und lässt weiter bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Run all</source>
        <translation>Alle a&amp;usführen</translation>
    </message>
    <message>
        <source>Runs all steps</source>
        <translation>Führt alle Schritte aus</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>Runs one step, then waits</source>
        <translation>Führt einen Schritt aus und wartet dann</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Puts this plan and its form away</source>
        <translation>Legt diesen Plan und sein Formular weg</translation>
    </message>
    <message>
        <source>One pod after the other, each emptied before it restarts. You see the plan first.</source>
        <translation>Ein Pod nach dem anderen, jeder geleert, bevor er neu startet. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>More or fewer pods; slots and keys move accordingly. You see the plan first.</source>
        <translation>Mehr oder weniger Pods; Slots und Keys ziehen entsprechend um. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>Spreads the slots over the pods. You see the plan first.</source>
        <translation>Verteilt die Slots auf die Pods. Zuerst sehen Sie den Plan.</translation>
    </message>
    <message>
        <source>Reading the StatefulSet…</source>
        <translation>Das StatefulSet wird gelesen…</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts ist anders</translation>
    </message>
    <message>
        <source>The slots are spread so already. Give a pod another weight.</source>
        <translation>Die Slots sind schon so verteilt. Geben Sie einem Pod ein anderes Gewicht.</translation>
    </message>
    <message>
        <source>It is as it runs now. Change something in the form.</source>
        <translation>Es ist, wie es jetzt läuft. Ändern Sie etwas im Formular.</translation>
    </message>
    <message>
        <source>Planning…</source>
        <translation>Planung…</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::WelcomeView</name>
    <message>
        <source>Contexts</source>
        <translation>Kontexte</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Slotpilot</source>
        <translation>Slotpilot</translation>
    </message>
    <message>
        <source>See your Redis Cluster on Kubernetes, and change it step by step.</source>
        <translation>Ihren Redis Cluster auf Kubernetes sehen und Schritt für Schritt ändern.</translation>
    </message>
    <message>
        <source>New to Redis Cluster?</source>
        <translation>Neu bei Redis Cluster?</translation>
    </message>
    <message>
        <source>Lessons lead you through it on the playground, from the first slot to an upgrade that goes wrong and is repaired.</source>
        <translation>Lektionen führen auf der Spielwiese hindurch, vom ersten Slot bis zu einem Upgrade, das schiefgeht und repariert wird.</translation>
    </message>
    <message>
        <source>What was done before</source>
        <translation>Was früher geschah</translation>
    </message>
    <message>
        <source>See runs of this computer again, moment by moment, without a cluster.</source>
        <translation>Läufe dieses Rechners noch einmal sehen, Moment für Moment, ohne Cluster.</translation>
    </message>
    <message>
        <source>Looking for contexts…</source>
        <translation>Kontexte werden gesucht…</translation>
    </message>
    <message>
        <source>Open a context</source>
        <translation>Kontext öffnen</translation>
    </message>
    <message>
        <source>No cluster at hand?</source>
        <translation>Kein Cluster zur Hand?</translation>
    </message>
    <message>
        <source>The playground is a small Kubernetes on this computer, ready in seconds. Deploy, create, break and repair: nothing else is touched.</source>
        <translation>Die Spielwiese ist ein kleines Kubernetes auf diesem Rechner, in Sekunden bereit. Deployen, erstellen, zerstören und reparieren Sie: nichts anderes wird berührt.</translation>
    </message>
    <message>
        <source>Its pods are local processes (real redis-server, no containers), and all of it is thrown away when you close it.</source>
        <translation>Ihre Pods sind lokale Prozesse (echte redis-server, keine Container), und alles wird weggeworfen, wenn Sie sie schließen.</translation>
    </message>
    <message>
        <source>No contexts in the kubeconfig</source>
        <translation>Keine Kontexte in der kubeconfig</translation>
    </message>
    <message>
        <source>Open another kubeconfig file, or start the playground.</source>
        <translation>Öffnen Sie eine andere kubeconfig-Datei, oder starten Sie die Spielwiese.</translation>
    </message>
    <message>
        <source>No kubeconfig found</source>
        <translation>Keine kubeconfig gefunden</translation>
    </message>
    <message>
        <source>Open a kubeconfig file that you have, or start the playground.</source>
        <translation>Öffnen Sie eine kubeconfig-Datei, die Sie haben, oder starten Sie die Spielwiese.</translation>
    </message>
    <message>
        <source>The kubeconfig can&apos;t be read</source>
        <translation>Die kubeconfig ist nicht lesbar</translation>
    </message>
</context>
<context>
    <name>slotpilot::gui::YamlView</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Voriger Treffer (Umschalt+Eingabe)</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Nächster Treffer (Eingabe)</translation>
    </message>
    <message>
        <source>Reads it again</source>
        <translation>Liest es noch einmal</translation>
    </message>
    <message>
        <source>Copies the YAML</source>
        <translation>Kopiert das YAML</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>&amp;managedFields</source>
        <translation>&amp;managedFields</translation>
    </message>
    <message>
        <source>YAML</source>
        <translation>YAML</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Which field manager set which field: long, and seldom wanted</source>
        <translation>Welcher Field Manager welches Feld setzte: lang und selten gebraucht</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen…</translation>
    </message>
    <message>
        <source>There is no %1 any more</source>
        <translation>%1 gibt es nicht mehr</translation>
    </message>
    <message>
        <source>The object can&apos;t be read</source>
        <translation>Das Objekt ist nicht lesbar</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
</context>
</TS>
