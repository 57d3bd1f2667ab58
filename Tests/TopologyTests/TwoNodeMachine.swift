/// A machine as hwloc writes it down: two packages with a NUMA node each.
///
/// Node 0, first host bridge: a switch with mlx5_0, a GPU and a second switch with another GPU. Node 0, second host
/// bridge: a GPU, and what draws the console. Node 1: mlx5_1 and a GPU behind two root ports of one host bridge. On no
/// known node: mlx5_2.
let twoNodeMachine = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE topology SYSTEM "hwloc2.dtd">
    <topology version="2.0">
      <object type="Machine" os_index="0" cpuset="0xf" complete_cpuset="0xf" allowed_cpuset="0xf" nodeset="0x3" \
    complete_nodeset="0x3" allowed_nodeset="0x3" gp_index="1">
        <object type="Package" os_index="0" cpuset="0x3" complete_cpuset="0x3" nodeset="0x1" complete_nodeset="0x1" \
    gp_index="2">
          <object type="NUMANode" os_index="0" cpuset="0x3" complete_cpuset="0x3" nodeset="0x1" \
    complete_nodeset="0x1" gp_index="3" local_memory="1073741824"/>
          <object type="Core" os_index="0" cpuset="0x3" complete_cpuset="0x3" nodeset="0x1" complete_nodeset="0x1" \
    gp_index="4">
            <object type="PU" os_index="0" cpuset="0x1" complete_cpuset="0x1" nodeset="0x1" complete_nodeset="0x1" \
    gp_index="5"/>
            <object type="PU" os_index="1" cpuset="0x2" complete_cpuset="0x2" nodeset="0x1" complete_nodeset="0x1" \
    gp_index="6"/>
          </object>
          <object type="Bridge" gp_index="20" bridge_type="0-1" depth="0" bridge_pci="0000:[00-0f]">
            <object type="Bridge" gp_index="21" bridge_type="1-1" depth="1" bridge_pci="0000:[01-08]" \
    pci_busid="0000:00:01.0" pci_type="0604 [1022:1483] [0000:0000] 00" pci_link_speed="31.5">
              <object type="Bridge" gp_index="22" bridge_type="1-1" depth="2" bridge_pci="0000:[02-08]" \
    pci_busid="0000:01:00.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                <object type="Bridge" gp_index="23" bridge_type="1-1" depth="3" bridge_pci="0000:[03-03]" \
    pci_busid="0000:02:00.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                  <object type="PCIDev" gp_index="24" pci_busid="0000:03:00.0" \
    pci_type="0200 [15b3:101d] [15b3:0083] 00" pci_link_speed="31.5">
                    <object type="OSDev" gp_index="25" name="eth0" osdev_type="2"/>
                    <object type="OSDev" gp_index="26" name="mlx5_0" osdev_type="3"/>
                  </object>
                </object>
                <object type="Bridge" gp_index="27" bridge_type="1-1" depth="3" bridge_pci="0000:[04-04]" \
    pci_busid="0000:02:01.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                  <object type="PCIDev" gp_index="28" pci_busid="0000:04:00.0" \
    pci_type="0302 [10de:2330] [10de:16c1] a1" pci_link_speed="31.5">
                    <info name="PCIDevice" value="GH100"/>
                    <object type="OSDev" gp_index="29" name="nvml0" subtype="NVML" osdev_type="1">
                      <info name="GPUModel" value="NVIDIA H100 80GB HBM3"/>
                    </object>
                    <object type="OSDev" gp_index="30" name="cuda0" subtype="CUDA" osdev_type="5"/>
                  </object>
                </object>
                <object type="Bridge" gp_index="31" bridge_type="1-1" depth="3" bridge_pci="0000:[05-07]" \
    pci_busid="0000:02:02.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                  <object type="Bridge" gp_index="32" bridge_type="1-1" depth="4" bridge_pci="0000:[06-07]" \
    pci_busid="0000:05:00.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                    <object type="Bridge" gp_index="33" bridge_type="1-1" depth="5" bridge_pci="0000:[07-07]" \
    pci_busid="0000:06:00.0" pci_type="0604 [1000:c010] [0000:0000] 00" pci_link_speed="31.5">
                      <object type="PCIDev" gp_index="34" pci_busid="0000:07:00.0" \
    pci_type="0302 [10de:2330] [10de:16c1] a1" pci_link_speed="31.5">
                        <info name="PCIDevice" value="GH100"/>
                      </object>
                    </object>
                  </object>
                </object>
              </object>
            </object>
          </object>
          <object type="Bridge" gp_index="40" bridge_type="0-1" depth="0" bridge_pci="0000:[10-1f]">
            <object type="Bridge" gp_index="41" bridge_type="1-1" depth="1" bridge_pci="0000:[11-11]" \
    pci_busid="0000:10:01.0" pci_type="0604 [1022:1483] [0000:0000] 00" pci_link_speed="31.5">
              <object type="PCIDev" gp_index="42" pci_busid="0000:11:00.0" \
    pci_type="0380 [1002:740f] [1002:0c34] 02" pci_link_speed="31.5">
                <object type="OSDev" gp_index="43" name="card1" osdev_type="1"/>
              </object>
            </object>
            <object type="PCIDev" gp_index="44" pci_busid="0000:10:02.0" \
    pci_type="0300 [1a03:2000] [1a03:2000] 41" pci_link_speed="0">
              <object type="OSDev" gp_index="45" name="card0" osdev_type="1"/>
            </object>
          </object>
        </object>
        <object type="Package" os_index="1" cpuset="0xc" complete_cpuset="0xc" nodeset="0x2" complete_nodeset="0x2" \
    gp_index="50">
          <object type="NUMANode" os_index="1" cpuset="0xc" complete_cpuset="0xc" nodeset="0x2" \
    complete_nodeset="0x2" gp_index="51" local_memory="2147483648"/>
          <object type="Core" os_index="1" cpuset="0xc" complete_cpuset="0xc" nodeset="0x2" complete_nodeset="0x2" \
    gp_index="52">
            <object type="PU" os_index="2" cpuset="0x4" complete_cpuset="0x4" nodeset="0x2" complete_nodeset="0x2" \
    gp_index="53"/>
            <object type="PU" os_index="3" cpuset="0x8" complete_cpuset="0x8" nodeset="0x2" complete_nodeset="0x2" \
    gp_index="54"/>
          </object>
          <object type="Bridge" gp_index="60" bridge_type="0-1" depth="0" bridge_pci="0001:[80-8f]">
            <object type="Bridge" gp_index="61" bridge_type="1-1" depth="1" bridge_pci="0001:[81-81]" \
    pci_busid="0001:80:01.0" pci_type="0604 [1022:1483] [0000:0000] 00" pci_link_speed="31.5">
              <object type="PCIDev" gp_index="62" pci_busid="0001:81:00.1" \
    pci_type="0207 [15b3:101d] [15b3:0083] 00" pci_link_speed="31.5">
                <object type="OSDev" gp_index="63" name="mlx5_1" osdev_type="3"/>
              </object>
            </object>
            <object type="Bridge" gp_index="64" bridge_type="1-1" depth="1" bridge_pci="0001:[82-82]" \
    pci_busid="0001:80:02.0" pci_type="0604 [1022:1483] [0000:0000] 00" pci_link_speed="31.5">
              <object type="PCIDev" gp_index="65" pci_busid="0001:82:00.0" \
    pci_type="0302 [10de:2330] [10de:16c1] a1" pci_link_speed="31.5"/>
            </object>
          </object>
        </object>
        <object type="Bridge" gp_index="70" bridge_type="0-1" depth="0" bridge_pci="0002:[00-0f]">
          <object type="PCIDev" gp_index="71" pci_busid="0002:00:03.0" \
    pci_type="0200 [15b3:101d] [15b3:0083] 00" pci_link_speed="31.5">
            <object type="OSDev" gp_index="72" name="mlx5_2" osdev_type="3"/>
          </object>
        </object>
      </object>
    </topology>
    """
